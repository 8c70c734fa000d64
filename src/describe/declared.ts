import type { Parameter } from '../language/component.ts';
import { learners } from '../learning/registry.generated.ts';
import { lifeParts } from '../life/registry.generated.ts';
import { standardModel } from '../simulate/standard.ts';
import { assessments } from '../treatments/care/assessments.ts';
import { protocols } from '../treatments/protocols/registry.generated.ts';
import { treatments } from '../treatments/registry.generated.ts';

/** What a parameter belongs to: the body every run has, or what lives in it when people choose, or a treatment they enter. */
export type Part = 'body' | 'learning' | 'life' | 'treatments';

/** A parameter with its id, 'component.parameter' or 'module.parameter'. */
export interface DeclaredParameter extends Parameter {
  readonly id: string;
  readonly part: Part;
  /** Name of the treatment it belongs to. */
  readonly treatment?: string;
}

interface Declares {
  readonly name: string;
  readonly parameters?: Readonly<Record<string, Parameter>>;
}

const listed = (part: Part, modules: readonly Declares[]): DeclaredParameter[] =>
  modules.flatMap(({ name, parameters = {} }) => Object.entries(parameters).map(([key, one]) => ({ ...one, id: `${name}.${key}`, part })));

/** Every parameter that is declared, in the order of the folders. What a schedule of incentives sets is none: it stands in the schedule. */
export function declaredParameters(): readonly DeclaredParameter[] {
  const ofTreatments = treatments.flatMap((one) =>
    listed('treatments', [one.module(one.contingent ? protocols[0] : undefined)]).map((own) => ({ ...own, treatment: one.name })),
  );
  return [
    ...standardModel().model.parameters.map((one): DeclaredParameter => ({ ...one, part: 'body' })),
    ...listed('learning', learners),
    ...listed('life', lifeParts),
    ...ofTreatments,
    ...listed('treatments', [assessments]),
  ];
}
