import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { WEEKS } from '../dist/src/fit/medication.js';

/** Weekly shares (negative, positive, missing) of the two arms of CTN-0027, from a folder with the CTN-0094 tables. */
export function ctn0027(folder) {
  const rows = (name) => {
    const [header, ...lines] = gunzipSync(readFileSync(join(folder, `${name}.csv.gz`)))
      .toString('utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(',').map((cell) => cell.replace(/^"|"$/g, '')));
    return lines.map((cells) => Object.fromEntries(header.map((key, i) => [key, cells[i]])));
  };
  const project = new Map(rows('everybody').map(({ who, project: of }) => [who, of]));
  const patterns = new Map(rows('weekly_opioid_pattern').map(({ who, Phase_1 }) => [who, Phase_1]));
  const published = (treatment) => {
    const people = rows('randomization').filter((r) => r.which === '1' && r.treatment === treatment && project.get(r.who) === '27');
    return Array.from({ length: WEEKS }, (_, week) => {
      const share = [0, 0, 0];
      for (const { who } of people) {
        const letter = patterns.get(who)?.[week] ?? 'o';
        share[letter === '-' ? 0 : letter === '+' || letter === '*' ? 1 : 2] += 1 / people.length;
      }
      return share;
    });
  };
  return { methadone: published('Methadone'), buprenorphine: published('Outpatient BUP') };
}
