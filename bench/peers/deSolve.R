# Times one life with deSolve's lsoda and a compiled model; doses are events of a data frame.
# Arguments: the shared library; the file of the job; "tuned" (derived Jacobian, orders to 4) or "defaults".
# The job, one line of numbers each: relative tolerance and repeats; absolute tolerances; parameters; t of doses; their routes; their mg;
# recorded times; the number of outputs.
# Output: seconds of the median repeat; then all outputs at each recorded time, 17 digits.
suppressMessages(library(deSolve))
argument <- commandArgs(trailingOnly = TRUE)
job <- lapply(strsplit(readLines(argument[2]), " "), as.numeric)
names(job) <- c("general", "absolute", "parameters", "at", "route", "amount", "times", "outputs")
dyn.load(argument[1])
places <- length(job$absolute)

invisible(.C("life_set", job$parameters))
initial <- setNames(.C("life_start", numeric(places))[[1]], paste0("y", seq_len(places)))
# What one mg of each route brings to which states.
brought <- lapply(unique(job$route), function(route) .C("life_arrive", as.integer(route), 1, numeric(places))[[3]])
names(brought) <- unique(job$route)
# The state at 0 h stands before any event of deSolve.
for (i in which(job$at == 0)) initial <- initial + job$amount[i] * brought[[as.character(job$route[i])]]
rows <- lapply(which(job$at > 0), function(i) {
  gives <- brought[[as.character(job$route[i])]]
  into <- which(gives != 0)
  data.frame(var = names(initial)[into], time = job$at[i], value = job$amount[i] * gives[into], method = "add")
})
# Without ties = "ordered", deSolve takes the mean of doses at one time instead of giving each.
events <- if (length(rows)) list(data = do.call(rbind, rows), ties = "ordered")
times <- sort(unique(c(0, job$at, job$times)))
setting <- if (argument[3] == "tuned") list(jacfunc = "life_slopes", jactype = "fullusr", maxords = 4) else list()
live <- function() do.call(ode, c(list(
  y = initial, times = times, func = "life_rates", parms = job$parameters, dllname = sub("[.]so$", "", basename(argument[1])),
  initfunc = "life_parameters", method = "lsoda", rtol = job$general[1], atol = job$absolute, maxsteps = 1e6, events = events
), setting))

result <- live()
seconds <- replicate(job$general[2], {
  from <- proc.time()
  result <<- live()
  sum((proc.time() - from)[c("user.self", "sys.self")])
})
if (attr(result, "istate")[1] < 0 || nrow(result) != length(times) || anyNA(result)) stop("lsoda gave up")
states <- t(result[match(job$times, times), -1, drop = FALSE])
# deSolve tells the state before an event at the time of the event; wanted is the one after it.
for (i in which(job$at > 0)) {
  here <- which(job$times == job$at[i])
  states[, here] <- states[, here] + job$amount[i] * brought[[as.character(job$route[i])]]
}
outputs <- .C("life_outputs", ncol(states), as.numeric(states), numeric(ncol(states) * job$outputs))[[3]]
cat(sprintf("%.9g\n", median(seconds)))
cat(apply(matrix(sprintf("%.17g", outputs), nrow = job$outputs), 2, paste, collapse = " "), sep = "\n")
cat("\n")
