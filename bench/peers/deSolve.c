/*
 * The model as deSolve calls compiled models. Built as a shared library with the C source of the model put in front (-include), whose own
 * names stay hidden; what R finds begins with life_.
 */
#define FOUND __attribute__((visibility("default")))

static double parameters[sizeof parameter_name / sizeof *parameter_name + 1];
static double inputs[sizeof input_start / sizeof *input_start + 1];

FOUND void life_parameters(void (*take)(int *, double *)) {
  int count = parameter_count;
  take(&count, parameters);
  memcpy(inputs, input_start, sizeof input_start);
}

FOUND void life_rates(int *count, double *t, double *y, double *d, double *more, int *integers) {
  (void)count, (void)t, (void)more, (void)integers;
  derivative(parameters, y, inputs, d);
}

FOUND void life_slopes(int *count, double *t, double *y, int *below, int *above, double *J, int *rows, double *more, int *integers) {
  (void)count, (void)t, (void)below, (void)above, (void)rows, (void)more, (void)integers;
  linearise(parameters, y, inputs, J);
}

/* The rest is called by .C. This one comes first: deSolve itself sets the parameters only when it starts to integrate. */
FOUND void life_set(double *p) {
  memcpy(parameters, p, (size_t)parameter_count * sizeof(double));
  memcpy(inputs, input_start, sizeof input_start);
}

FOUND void life_start(double *y) { start(parameters, y); }

FOUND void life_arrive(int *route, double *mg, double *y) { arrive(parameters, *route, *mg, y); }

/* States and outputs: one column for each recorded time. */
FOUND void life_outputs(int *times, double *y, double *o) {
  for (int i = 0; i < *times; i++) output(parameters, y + (long)i * state_count, inputs, o + (long)i * output_count);
}
