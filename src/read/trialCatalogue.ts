import { standardBeing } from '../simulate/mind.ts';
import type { Treatment } from '../treatments/_treatment.ts';
import { assessments } from '../treatments/care/assessments.ts';
import { protocols } from '../treatments/protocols/registry.generated.ts';
import { treatments } from '../treatments/registry.generated.ts';
import type { KnownTreatment, Ranged, TrialCatalogue } from './arm.ts';

const moduleOf = ({ module, contingent }: Treatment) => (contingent ? module(protocols[0]) : module());

/** Treatments, protocols and parameters that a trial file may name. */
export function trialCatalogue(open?: TrialCatalogue['open']): TrialCatalogue {
  const all = (treatments as readonly Treatment[]).map((treatment) => ({ treatment, module: moduleOf(treatment) }));
  const { compiled, mind } = standardBeing([...all.map(({ module }) => module), assessments]);
  const parameters = [...compiled.model.parameters, ...mind.parameters].map(({ id, unit, range, says }): [string, Ranged] => [
    id,
    { unit, range, says },
  ]);
  return {
    treatments: all.map(({ treatment, module }): KnownTreatment => {
      const { name, says, settings, contingent } = treatment;
      return { name, says, settings, module: module.name, ...(contingent ? { contingent } : {}) };
    }),
    parameters: Object.fromEntries(parameters),
    protocols,
    ...(open ? { open } : {}),
  };
}
