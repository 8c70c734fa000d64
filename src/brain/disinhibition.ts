import { assumed, component, fitted } from '../language/component.ts';

/**
 * Opioids disinhibit dopamine neurons. The response tires while the stimulus lasts: receptors desensitise within minutes and go inside
 * within the hour (R026, R028), so a rush fades while the drug is still there. After chronic use both go faster and recovery no faster
 * (R026): the rush still comes, is over sooner, and a scan of an hour hardly sees it (P-V22). Days of withdrawal raise its potency,
 * steeply: with the sixth power of remembered withdrawal, so that the first day does nothing and the third most (P-V17).
 */
export const disinhibition = component({
  name: 'disinhibition',
  says: 'From receptor to dopamine firing, with desensitised and internalised receptors',
  parameters: {
    half: {
      value: 1.8,
      unit: '1',
      range: [0.3, 6],
      spread: 0.3,
      says: 'Odds for half the response without tolerance',
      from: fitted('P-V16, P-V22'),
    },
    slope: {
      value: 1.3,
      unit: '1',
      range: [1, 2.5],
      says: 'Steepness',
      from: assumed('between 1 and 2; P-V20 would want a threshold, route differences forbid one'),
    },
    fastTolerance: {
      value: 0.9,
      unit: '1',
      range: [0, 2],
      spread: 0.3,
      says: 'Log shift at fast tolerance 1',
      from: fitted('P-V17, days 1 and 2'),
    },
    slowTolerance: {
      value: 0.5,
      unit: '1',
      range: [0, 1.5],
      spread: 0.3,
      says: 'Log shift at slow tolerance 1; far less than for pain (R036)',
      from: fitted('order of dose escalation; R036'),
    },
    gain: {
      value: 2,
      unit: '1',
      range: [0.5, 5],
      spread: 0.15,
      says: 'Rise of firing at full response, in baselines',
      from: fitted('P-V16, P-V22'),
    },
    fading: {
      value: 0.7,
      unit: '1',
      range: [0.3, 1],
      says: 'Share of the response that tires',
      from: fitted('P-V21, P-V22; R028 gives about a half'),
    },
    desensitising: {
      value: 12,
      unit: 'min',
      range: [3, 60],
      says: 'Time constant of desensitisation without tolerance, and of recovery',
      from: fitted('P-V22, with P-V16 and the duration of single doses; R026 and R028 give minutes to half an hour'),
    },
    internalising: {
      value: 45,
      unit: 'min',
      range: [20, 240],
      says: 'Time constant of going inside without tolerance, and of coming back',
      from: 'R028',
    },
    hastening: {
      value: 1.5,
      unit: '1',
      range: [0, 12],
      says: 'How much faster receptors desensitise at slow tolerance 1',
      from: fitted('P-V22, with the reach of the first peak (C07); R026 shows it after chronic morphine and gives no size'),
    },
    deepening: {
      value: 15,
      unit: '1',
      range: [0, 40],
      says: 'How much faster desensitised receptors go inside at slow tolerance 1',
      from: fitted('P-V22, with the reach of the first peak (C07); R027 shows less recycling after chronic morphine and gives no size'),
    },
    internalShare: {
      value: 0.9,
      unit: '1',
      range: [0, 1],
      says: 'Share of the tiring that internalised receptors carry',
      from: fitted('P-V22, with P-V16 and the duration of single doses'),
    },
    softness: {
      value: 0.02,
      unit: '1',
      range: [0.001, 0.1],
      says: 'Response below which firing rises with its cube',
      from: assumed('smooth onset; small against full response'),
    },
    margin: {
      value: 0.05,
      unit: '1',
      range: [0.001, 0.1],
      says: 'Excess of the response, or of desensitised receptors, below which tolerance hastens little',
      from: assumed('smooth onset; small against full response'),
    },
    sensitising: {
      value: 12,
      unit: '1',
      range: [0, 30],
      spread: 0.2,
      says: 'Rise of potency at full sensitisation',
      from: fitted('P-V17'),
    },
    sensitisedHalf: { value: 0.5, unit: '1', range: [0.2, 1], says: 'Remembered withdrawal for half of it', from: fitted('P-V17') },
  },
  reads: {
    odds: { unit: '1', from: 'receptor.odds', says: 'Stimulus odds' },
    fast: { unit: '1', from: 'tolerance.fastLevel', says: 'Fast tolerance' },
    slow: { unit: '1', from: 'tolerance.slowLevel', says: 'Slow tolerance' },
    withdrawn: { unit: '1', from: 'withdrawal.sensitised', says: 'Remembered withdrawal' },
  },
  states: {
    desensitised: { unit: '1', start: 0, scale: 0.1, says: 'Response lost to desensitised receptors, 0 to 1' },
    internalised: { unit: '1', start: 0, scale: 0.1, says: 'Response lost to internalised receptors, 0 to 1' },
  },
  outputs: {
    potency: { unit: '1', says: 'Odds as this pathway feels them' },
    response: { unit: '1', says: 'Response before tiring, 0 to 1', shown: true },
    drive: { unit: '1', says: 'Rise of dopamine firing, in baselines', shown: true },
  },
  equations: {
    potency:
      'odds * (1 + sensitising * withdrawn^6 / (withdrawn^6 + sensitisedHalf^6)) / (half * exp(fastTolerance * fast + slowTolerance * slow))',
    response: 'positive(potency)^slope / (1 + positive(potency)^slope)',
    'd/dt desensitised': '(response - desensitised + hastening * slow * ramp(response - desensitised, margin)) / desensitising',
    'd/dt internalised': '(desensitised - internalised + deepening * slow * ramp(desensitised - internalised, margin)) / internalising',
    drive: 'gain * ramp(response - fading * ((1 - internalShare) * desensitised + internalShare * internalised), softness)',
  },
});
