import type { State } from '../language/component.ts';

/**
 * What use takes away and time gives back, but for a share that becomes lasting: the part that D2-like receptors and transporters have in
 * common. Whoever takes it declares `most`, `lossTime`, `recoveryTime`, `lastingShare` and `settling`, and has an `engagement`.
 */
export const lossStates = {
  lost: { unit: '1', start: 0, scale: 0.1, says: 'Share lost' },
  lasting: { unit: '1', start: 0, scale: 0.1, says: 'Share that will not come back by itself' },
} as const satisfies Readonly<Record<string, State>>;

export const lossEquations = {
  'd/dt lost':
    'select(most * engagement > lost, (most * engagement - lost) / lossTime, (max(lasting, most * engagement) - lost) / recoveryTime)',
  'd/dt lasting': 'positive(lastingShare * lost - lasting) / settling',
  available: '1 - lost',
} as const;
