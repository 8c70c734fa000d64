import { MAIN_SERIES } from '../describe/series.ts';
import { catalogueOf } from '../read/catalogue.ts';
import { readScenario } from '../read/scenario.ts';
import type { Scenario } from '../simulate/scenario.ts';
import { scenarioLives } from '../simulate/scenarioLives.ts';
import { standardModel, substancesOf } from '../simulate/standard.ts';
import { type Study, type StudyKind, shardRange } from '../simulate/study.ts';
import { CohortTables } from './cohortTables.ts';

export interface CohortSpec {
  readonly scenario: Scenario;
  /** People in one shard: part of what is asked, since it decides which rows share a file. */
  readonly shardPeople: number;
}

/** A shard of this many people is some ten seconds of work a core for half a year of daily use. */
export const SHARD_PEOPLE = 100;

/** People who share a scenario, as `accumbens run` lives them, each drawn around the declared parameters. */
export const cohort: StudyKind<CohortSpec> = {
  kind: 'cohort',
  says: 'many people who share a scenario',

  read(text, file, shardPeople = SHARD_PEOPLE) {
    return { scenario: readScenario(text, file, catalogueOf(standardModel().model)), shardPeople };
  },

  begin({ scenario, shardPeople }): Study {
    const compiled = standardModel(substancesOf(scenario.events));
    const series = scenario.record.series.length > 0 ? scenario.record.series : MAIN_SERIES;
    const tables = new CohortTables(compiled.model, scenario, series);
    return {
      title: scenario.title,
      seed: scenario.seed,
      people: scenario.people,
      shards: Math.ceil(scenario.people / shardPeople),
      tables: tables.shapes,
      engine: `Rodas5P in JavaScript, relative tolerance ${scenario.tolerance}`,
      model: compiled.model.components,
      parameters: scenario.parameters,
      run(shard) {
        const range = shardRange(scenario.people, shardPeople, shard);
        const rows = tables.rows();
        for (const member of scenarioLives(compiled, scenario, range, series)) rows.add(member);
        return rows.columns();
      },
    };
  },
};
