/*
 * Times one life with CVODE: backward differentiation, every state an ordinary one, a fresh start at every dose, a step that ends at every
 * recorded time. Compiled with the C source of the model put in front (-include).
 *
 * Arguments: dense with the Jacobian CVODE takes from differences, or sparse (KLU) with the derived one; repeats; highest order; most steps between Jacobians. 0 for an order or steps is CVODE's default.
 * Standard input: relative tolerance; absolute one of each state; parameters; number of entries of the Jacobian, and column and row of
 *   each in order; number of doses, and t, route, mg of each in order of time; number of recorded times, and each.
 * Standard output: seconds of the median repeat and steps; then all outputs at each recorded time, 17 digits. Exit code 1 on failure.
 */
#include <cvode/cvode.h>
#include <nvector/nvector_serial.h>
#include <stdio.h>
#include <stdlib.h>
#include <sunlinsol/sunlinsol_dense.h>
#include <sunlinsol/sunlinsol_klu.h>
#include <sunmatrix/sunmatrix_dense.h>
#include <sunmatrix/sunmatrix_sparse.h>
#include <time.h>

enum { STATES = sizeof state_scale / sizeof *state_scale };

static double *parameters, *inputs, slope[STATES * STATES];
static int entries, *column, *row, first[STATES + 1];

struct doses {
  int count, *route;
  double *at, *amount;
};
struct records {
  int count;
  double *at, *values;
};

static void fail(const char *what, double t, int code) {
  fprintf(stderr, "CVODE: %s at %.17g h (%d)\n", what, t, code);
  exit(1);
}

static double number(void) {
  double value;
  if (scanf("%lf", &value) != 1) fail("the input ends early", 0, 0);
  return value;
}

static int whole(void) { return (int)number(); }

static void *room(int length, size_t size) { return calloc((size_t)length + 1, size); }

static void fill(double *to, int length) {
  for (int i = 0; i < length; i++) to[i] = number();
}

static int rates(realtype t, N_Vector y, N_Vector d, void *data) {
  (void)t, (void)data;
  derivative(parameters, N_VGetArrayPointer(y), inputs, N_VGetArrayPointer(d));
  return 0;
}

static int sparse(realtype t, N_Vector y, N_Vector d, SUNMatrix J, void *data, N_Vector a, N_Vector b, N_Vector c) {
  (void)t, (void)d, (void)data, (void)a, (void)b, (void)c;
  linearise(parameters, N_VGetArrayPointer(y), inputs, slope);
  for (int j = 0; j <= STATES; j++) SUNSparseMatrix_IndexPointers(J)[j] = first[j];
  for (int k = 0; k < entries; k++) {
    SUNSparseMatrix_IndexValues(J)[k] = row[k];
    SUNSparseMatrix_Data(J)[k] = slope[column[k] * STATES + row[k]];
  }
  return 0;
}

static void read_pattern(void) {
  entries = whole(), column = room(entries, sizeof *column), row = room(entries, sizeof *row);
  for (int k = 0; k < entries; k++) column[k] = whole(), row[k] = whole(), first[column[k] + 1]++;
  for (int j = 0; j < STATES; j++) first[j + 1] += first[j];
}

static struct doses read_doses(void) {
  int count = whole();
  struct doses all = {count, room(count, sizeof(int)), room(count, sizeof(double)), room(count, sizeof(double))};
  for (int i = 0; i < count; i++) all.at[i] = number(), all.route[i] = whole(), all.amount[i] = number();
  return all;
}

static struct records read_records(void) {
  int count = whole();
  struct records all = {count, room(count, sizeof(double)), room(count * output_count, sizeof(double))};
  fill(all.at, count);
  return all;
}

/* One life from 0 h to the last recorded time; returns steps. */
static long live(void *solver, N_Vector y, const struct doses *doses, struct records *records) {
  double t = 0, end = records->at[records->count - 1];
  long steps = 0, since = 0;
  start(parameters, N_VGetArrayPointer(y));
  for (int dose = 0, record = 0, afresh = 1;; afresh = 0) {
    for (; dose < doses->count && doses->at[dose] <= t; dose++, afresh = 1)
      arrive(parameters, doses->route[dose], doses->amount[dose], N_VGetArrayPointer(y));
    for (; record < records->count && records->at[record] <= t; record++)
      output(parameters, N_VGetArrayPointer(y), inputs, records->values + (long)record * output_count);
    if (t >= end) return steps + since;
    double to = records->at[record];
    if (dose < doses->count && doses->at[dose] < to) to = doses->at[dose];
    if (afresh && (steps += since, CVodeReInit(solver, t, y))) fail("could not start afresh", t, 0);
    CVodeSetStopTime(solver, to);
    int code = CVode(solver, to, y, &t, CV_NORMAL);
    if (code < 0 || t != to) fail("stopped", t, code);
    CVodeGetNumSteps(solver, &since);
  }
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static int rising(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void *set_up(SUNContext context, N_Vector y, int direct, int order, int stale) {
  N_Vector absolute = N_VNew_Serial(STATES, context);
  double relative = number();
  fill(N_VGetArrayPointer(absolute), STATES), fill(parameters, parameter_count), read_pattern();
  start(parameters, N_VGetArrayPointer(y));
  void *solver = CVodeCreate(CV_BDF, context);
  if (CVodeInit(solver, rates, 0, y) || CVodeSVtolerances(solver, relative, absolute)) fail("could not be set up", 0, 0);
  SUNMatrix J = direct ? SUNDenseMatrix(STATES, STATES, context) : SUNSparseMatrix(STATES, STATES, entries, CSC_MAT, context);
  SUNLinearSolver linear = direct ? SUNLinSol_Dense(y, J, context) : SUNLinSol_KLU(y, J, context);
  if (CVodeSetLinearSolver(solver, linear, J)) fail("has no linear solver", 0, 0);
  if (!direct && CVodeSetJacFn(solver, sparse)) fail("takes no Jacobian", 0, 0);
  CVodeSetMaxNumSteps(solver, 10000000), CVodeSetMaxHnilWarns(solver, -1);
  if (order) CVodeSetMaxOrd(solver, order);
  if (stale) CVodeSetJacEvalFrequency(solver, stale);
  return solver;
}

int main(int count, char **word) {
  SUNContext context;
  if (count != 5 || SUNContext_Create(NULL, &context)) fail("no context, or not four arguments", 0, count);
  int repeats = atoi(word[2]);
  parameters = room(parameter_count, sizeof(double)), inputs = room(input_count, sizeof(double));
  memcpy(inputs, input_start, (size_t)input_count * sizeof(double));
  N_Vector y = N_VNew_Serial(STATES, context);
  void *solver = set_up(context, y, strcmp(word[1], "dense") == 0, atoi(word[3]), atoi(word[4]));
  struct doses doses = read_doses();
  struct records records = read_records();

  double *seconds = room(repeats, sizeof(double));
  long steps = 0;
  for (int i = 0; i < repeats; i++) {
    double from = now();
    steps = live(solver, y, &doses, &records);
    seconds[i] = now() - from;
  }
  qsort(seconds, (size_t)repeats, sizeof(double), rising);
  printf("%.9g %ld\n", (seconds[(repeats - 1) / 2] + seconds[repeats / 2]) / 2, steps);
  for (long k = 0; k < records.count; k++)
    for (int i = 0; i < output_count; i++) printf("%.17g%c", records.values[k * output_count + i], i + 1 < output_count ? ' ' : '\n');
  return 0;
}
