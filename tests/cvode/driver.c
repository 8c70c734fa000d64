/*
 * Integrates the model whose C source is derived from its declaration with CVODE: backward differentiation, dense direct solver, the
 * derived Jacobian. Every state is an ordinary one; nothing is propagated exactly.
 *
 * Standard input, one life:
 *   relative absolute      tolerances; the absolute one is multiplied by the scale of each state
 *   p1 p2 …                parameters in the order of parameter_name
 *   N                      number of moments, then one a line, in order of time:
 *     t give R mg          bolus by route R of route_name
 *     t infuse R mg/h      change of the running infusion
 *     t set I value        an input of input_name takes a value
 *     t add I value        an input changes by a value
 *     t ask                print a line: t, all states, all outputs
 * Standard output: those lines, 17 digits. Standard error: what went wrong. Exit code 1 on failure.
 */
#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sundials/sundials_context.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunmatrix/sunmatrix_dense.h>

extern const int state_count, parameter_count, input_count, output_count;
extern const double state_scale[], input_start[];
extern void start(const double *p, double *y);
extern void derivative(const double *p, const double *y, const double *w, double *d);
extern void linearise(const double *p, const double *y, const double *w, double *J);
extern void output(const double *p, const double *y, const double *w, double *o);
extern void arrive(const double *p, int route, double mg, double *y);

static double *parameters, *inputs, *infused;

static void fail(const char *what, double t, int code) {
  fprintf(stderr, "CVODE: %s at %.17g h (%d)\n", what, t, code);
  exit(1);
}

static int rates(realtype t, N_Vector y, N_Vector d, void *data) {
  (void)t, (void)data;
  derivative(parameters, N_VGetArrayPointer(y), inputs, N_VGetArrayPointer(d));
  for (int i = 0; i < state_count; i++) N_VGetArrayPointer(d)[i] += infused[i];
  return 0;
}

static int slopes(realtype t, N_Vector y, N_Vector d, SUNMatrix J, void *data, N_Vector a, N_Vector b, N_Vector c) {
  (void)t, (void)d, (void)data, (void)a, (void)b, (void)c;
  linearise(parameters, N_VGetArrayPointer(y), inputs, SUNDenseMatrix_Data(J));
  return 0;
}

static double number(void) {
  double value;
  if (scanf("%lf", &value) != 1) fail("the input ends early", 0, 0);
  return value;
}

static double *vector(int length) { return calloc((size_t)length, sizeof(double)); }

static void print(double t, const double *y, double *o) {
  output(parameters, y, inputs, o);
  printf("%.17g", t);
  for (int i = 0; i < state_count; i++) printf(" %.17g", y[i]);
  for (int i = 0; i < output_count; i++) printf(" %.17g", o[i]);
  printf("\n");
}

/* Acts at time t; returns 1 when integration must start afresh. */
static int act(const char *verb, double t, double *y, double *o) {
  if (strcmp(verb, "ask") == 0) {
    print(t, y, o);
    return 0;
  }
  int place = (int)number();
  double value = number();
  if (strcmp(verb, "give") == 0) arrive(parameters, place, value, y);
  else if (strcmp(verb, "infuse") == 0) arrive(parameters, place, value, infused);
  else if (strcmp(verb, "set") == 0) inputs[place] = value;
  else if (strcmp(verb, "add") == 0) inputs[place] += value;
  else fail("unknown verb", t, 0);
  return 1;
}

int main(void) {
  SUNContext context;
  if (SUNContext_Create(NULL, &context)) fail("no context", 0, 0);
  N_Vector y = N_VNew_Serial(state_count, context), absolute = N_VNew_Serial(state_count, context);
  double *o = vector(output_count), t = 0;
  parameters = vector(parameter_count), inputs = vector(input_count), infused = vector(state_count);
  memcpy(inputs, input_start, (size_t)input_count * sizeof(double));
  double relative = number(), small = number();
  for (int i = 0; i < state_count; i++) N_VGetArrayPointer(absolute)[i] = small * state_scale[i];
  for (int i = 0; i < parameter_count; i++) parameters[i] = number();
  start(parameters, N_VGetArrayPointer(y));

  void *solver = CVodeCreate(CV_BDF, context);
  SUNMatrix matrix = SUNDenseMatrix(state_count, state_count, context);
  SUNLinearSolver linear = SUNLinSol_Dense(y, matrix, context);
  if (CVodeInit(solver, rates, t, y) || CVodeSVtolerances(solver, relative, absolute) || CVodeSetLinearSolver(solver, linear, matrix) ||
      CVodeSetJacFn(solver, slopes) || CVodeSetMaxNumSteps(solver, 10000000) || CVodeSetMaxHnilWarns(solver, -1))
    fail("could not be set up", t, 0);

  int afresh = 1;
  for (int left = (int)number(); left > 0; left--) {
    double to = number();
    char verb[16];
    if (scanf("%15s", verb) != 1) fail("the input ends early", to, 0);
    if (to > t) {
      if (afresh && CVodeReInit(solver, t, y)) fail("could not start afresh", t, 0);
      CVodeSetStopTime(solver, to);
      int code = CVode(solver, to, y, &t, CV_NORMAL);
      if (code < 0 || t != to) fail("stopped", t, code);
      afresh = 0;
    }
    if (act(verb, t, N_VGetArrayPointer(y), o)) afresh = 1;
  }
  return 0;
}
