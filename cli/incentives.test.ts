import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { protocols } from '../src/index.ts';
import { incentivesCommand } from './incentives.ts';
import { explain } from './usage.ts';

const folder = mkdtempSync(join(tmpdir(), 'accumbens-incentives-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

function accumbens(...args: string[]) {
  const [out, err] = [process.stdout, process.stderr].map((stream) => {
    const said: string[] = [];
    return { said, spy: vi.spyOn(stream, 'write').mockImplementation((text) => said.push(String(text)) > 0) };
  });
  let status: number;
  try {
    status = incentivesCommand(args);
  } catch (error) {
    status = explain(error);
  } finally {
    out!.spy.mockRestore();
    err!.spy.mockRestore();
  }
  return { status, stdout: out!.said.join(''), stderr: err!.said.join('') };
}

describe('accumbens incentives', () => {
  it('[IN1] the worked totals stand in the payout table', () => {
    const california = accumbens('california-incentives', '--negative', '1').stdout;
    expect(california).toMatch(/^36 +24 +24 +21\.00 +599\.00/m);
    expect(accumbens('higgins-vouchers', '--negative', '1').stdout).toMatch(/^36 +12 +36 +56\.25 +997\.50/m);
    expect(accumbens('ctn-0007-prizes', '--negative', '1').stdout).toMatch(/with 204 draws\s+at most/);
  });

  it('[IN2] abstinence from opioids without medication and naloxone is a danger, said first', () => {
    const text = accumbens('--print', 'silverman-opiates').stdout;
    const unsafe = accumbens(file('unsafe.yaml', text.replace('medication: methadone\n', '')), '--negative', '0.5').stdout;
    expect(unsafe.indexOf('Danger')).toBeLessThan(unsafe.indexOf('What one person is paid'));
    expect(unsafe).toMatch(/without medication[\s\S]*and without take-home\s+naloxone/);
    const safe = accumbens(file('safe.yaml', text.replace('medication:', 'naloxone: true\nmedication:')), '--negative', '0.5').stdout;
    expect(safe).not.toContain('Danger');
    expect(safe).toContain('plan for leavers');
  });

  it('[IN3] --json holds the same, and the schedule as it can be written', () => {
    const told = JSON.parse(
      accumbens('california-incentives', '--negative', '0.5,70 %', '--missed', '0.1', '--people', '20', '--json').stdout,
    );
    expect(told.best.paid).toBe(59_900);
    expect(told.bills.map((bill: { chances: object }) => bill.chances)).toMatchObject([
      { negative: 0.5, missed: 0.1 },
      { negative: 0.7, missed: 0.1 },
    ]);
    expect(told.bills[0].programme).toMatchObject({ people: 20, mean: 20 * told.bills[0].paid });
    expect(told.table).toHaveLength(36);
    expect(accumbens(file('again.json', JSON.stringify(told.schedule)), '--json', '--negative', '0.5').status).toBe(0);
  });

  it('[IN4] without a name it lists the protocols; every example file works and raises no danger', () => {
    const { stdout } = accumbens();
    for (const { name } of protocols) expect(stdout).toContain(name);
    const examples = fileURLToPath(new URL('../scenarios/incentives/', import.meta.url));
    for (const name of readdirSync(examples)) {
      const { status, stdout: text, stderr } = accumbens(`${examples}${name}`, '--negative', '0.5');
      expect({ name, status, stderr }).toEqual({ name, status: 0, stderr: '' });
      expect(text).not.toContain('Danger');
      expect(text).toContain('988');
    }
  });

  it('[IN5] plain text is ASCII', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII itself
    expect(accumbens('methadone-take-homes', '--plain').stdout).toMatch(/^[\x00-\x7f]*$/);
  });

  const refused: [string, () => string[], string][] = [
    ['an unknown protocol', () => ['higgins-voucher'], 'did you mean higgins-vouchers?'],
    ['no such file', () => ['./none.yaml'], 'there is no such file'],
    ['a share above one', () => ['higgins-vouchers', '--negative', '70'], 'allowed are shares from 0 to 1'],
    ['more than all visits', () => ['higgins-vouchers', '--negative', '0.8', '--missed', '0.3'], 'a sum of at most 1'],
    ['two names', () => ['a', 'b'], 'found 2 names'],
    ['no people', () => ['higgins-vouchers', '--people', '0'], '--people is "0"'],
    ['a fault in the file', () => [file('bad.yaml', 'name: x\nsays: y\ncurrency: usd\n')], 'bad.yaml:3:11 currency'],
  ];
  it.each(refused)('[IN6] %s: exit 2, nothing printed', (_, args, message) => {
    const { status, stdout, stderr } = accumbens(...args());
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(message);
  });
});
