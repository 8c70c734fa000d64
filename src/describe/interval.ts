/** What predictive intervals hold, in one sentence. */
export const heldBy = (sets: number): string =>
  sets === 0
    ? 'The intervals hold the chance of both trials, not how uncertain the model is.'
    : `The intervals hold the chance of both trials and ${sets} sets of fitted numbers, drawn as the data they were fitted to leave them open; not what else is uncertain in the model.`;
