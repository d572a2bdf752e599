import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import { floodText, receiptText, trackText } from '../../src/text/web-tip.ts';
import { floodLimits } from '../../src/web/flood/gate.ts';
import { triesOfDraft } from '../../src/web/tips/draft-tries.ts';
import { hostileFiles, photoWithTraces } from './hostile-files.ts';
import { crowd, type TipOffice, tipOffice } from './tip-office.ts';
import { codeOn, numberOn, unescaped, visitor } from './visitor.ts';

let office: TipOffice;
beforeEach(async () => {
  office = await tipOffice();
});
afterEach(() => office.closes());

const about = { division: 'works' };
const happened = 'เรียกเงิน';

async function files(address: string) {
  const villager = visitor(office.base, address);
  const form = await villager.fills(await villager.opens('/report'), '/report/about', about);
  return villager.fills(form, '/report', { happened });
}

test('when much comes at once a browser without script waits a minute, and loses no word', async () => {
  await crowd(office);
  const villager = visitor(office.base);
  const form = await villager.fills(await villager.opens('/report'), '/report/about', about);
  const early = await villager.fills(form, '/report', { happened, files: [new File(['สวัสดี'], 'a.txt')] });
  expect(early.status).toBe(429);
  expect(early.headers.get('retry-after')).toBe('60');
  expect(early.html).toContain(floodText.wait);
  expect(early.html).toContain(happened);
  office.movesOn({ seconds: 61 });
  const receipt = await villager.fills(early, '/report', { happened });
  expect(codeOn(receipt)).toHaveLength(20);
  const again = await villager.fills(form, '/report', { happened });
  expect(codeOn(again)).toBe(codeOn(receipt));
});

test('when much comes at once a browser with script works instead of waiting; only then a script may run', async () => {
  const villager = visitor(office.base);
  const calm = await villager.fills(await villager.opens('/report'), '/report/about', about);
  expect(calm.html).not.toContain('<script');
  await crowd(office);
  const form = await villager.fills(await villager.opens('/report'), '/report/about', about);
  expect(form.headers.get('content-security-policy')).toContain("script-src 'self'");
  const [, script = ''] = /<script type="module" src="([^"]*)"/.exec(form.html) ?? [];
  for (const path of [script, '/assets/altcha/pow.js', '/assets/altcha/algorithms/web/pbkdf2.js']) {
    const answer = await fetch(office.base + path);
    expect({ path, status: answer.status }).toEqual({ path, status: 200 });
    expect(answer.headers.get('content-type')).toContain('javascript');
  }
  const [, data = ''] = /data-challenge="([^"]*)"/.exec(form.html) ?? [];
  const challenge = JSON.parse(unescaped(data));
  const proof = JSON.stringify({ challenge, solution: await solveChallenge({ challenge, deriveKey }) });
  const receipt = await villager.fills(form, '/report', { happened, proof });
  expect(codeOn(receipt)).toHaveLength(20);
});

test('one source that files again and again has to wait; others do not', async () => {
  const { most, free } = floodLimits.file;
  const seen: number[] = [];
  for (let time = 0; time <= most; time += 1) seen.push((await files('203.0.113.9')).status);
  expect(seen.slice(0, free).every((status) => status === 200)).toBe(true);
  expect(seen.slice(free).every((status) => status === 429)).toBe(true);
  expect((await files('203.0.113.10')).status).toBe(200);
  office.movesOn({ minutes: 60 });
  expect((await files('203.0.113.9')).status).toBe(200);
});

test('the same form sent on and on, from ever new addresses, shows its receipt a few times and no more', async () => {
  const villager = visitor(office.base);
  const form = await villager.fills(await villager.opens('/report'), '/report/about', about);
  const codes = new Set<string>();
  for (let time = 0; time < triesOfDraft; time += 1) {
    codes.add(codeOn(await visitor(office.base, `198.51.100.${time}`).fills(form, '/report', { happened })));
  }
  expect([...codes]).toEqual([expect.stringMatching(/^\d{20}$/)]);
  for (const address of ['198.51.100.100', '198.51.100.101']) {
    const page = await visitor(office.base, address).fills(form, '/report', { happened });
    expect(page.status).toBe(429);
    expect(page.html).toContain(receiptText.shownOften);
  }
  expect((await files('203.0.113.20')).status).toBe(200);
});

test('guessing codes at speed is slowed for the source, answers nothing, and others still read theirs', async () => {
  const receipt = await files('203.0.113.11');
  const guesser = visitor(office.base, '203.0.113.66');
  const track = await guesser.opens('/track');
  const answers: number[] = [];
  for (let time = 0; time < 40; time += 1) {
    const code = validCode(time);
    const answer = await guesser.fills(track, '/track', { code });
    answers.push(answer.status);
    if (answer.status === 429) expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.html).not.toContain('T-25');
  }
  expect(answers.slice(-20).every((status) => status === 429)).toBe(true);
  expect((await guesser.fills(track, '/track', { code: codeOn(receipt) })).status).toBe(429);
  const owner = visitor(office.base, '203.0.113.12');
  const talk = await owner.fills(await owner.opens('/track'), '/track', { code: codeOn(receipt) });
  expect(talk.html).toContain(trackText.talkTitle(numberOn(receipt)));
});

test('hostile files are refused by name, good ones among them are taken, and no page breaks', async () => {
  const villager = visitor(office.base);
  const form = await villager.fills(await villager.opens('/report'), '/report/about', about);
  const hostile = Object.entries(hostileFiles);
  for (const [name, bytes] of hostile) {
    const page = await villager.fills(form, '/report', { happened, files: [new File([bytes], name)] });
    expect({ name, status: page.status }).toEqual({ name, status: 422 });
    expect(page.html).toContain(name);
  }
  const photo = new File([await photoWithTraces()], '"><script>alert(1)</script>.jpg');
  const page = await villager.fills(form, '/report', { files: [photo] });
  expect(page.html).not.toContain('<script>');
});

test('too many files and too large ones are told by name, and the words stay', async () => {
  const villager = visitor(office.base);
  const form = await villager.fills(await villager.opens('/report'), '/report/about', about);
  const many = Array.from({ length: 7 }, (_, place) => new File([`ข้อความ ${place}`], `t${place}.txt`));
  const large = new File([new Uint8Array(41_000_000)], 'ใหญ่.bin');
  const first = await villager.fills(form, '/report', { happened, files: many });
  expect(first.status).toBe(422);
  for (const name of ['t5.txt', 't6.txt']) expect(first.html).toContain(name);
  const second = await villager.fills(form, '/report', { happened, files: [large] });
  expect(second.status).toBe(422);
  expect(second.html).toContain('ใหญ่.bin');
  expect(second.html).toContain(happened);
});

test('a form that breaks off or cannot be read gets a page, and is no fault of ours', async () => {
  const send = (body: string, type: string) =>
    fetch(`${office.base}/report`, { method: 'POST', body, headers: { 'Content-Type': type } });
  const broken = await send(
    '--x\r\nContent-Disposition: form-data; name="a"',
    'multipart/form-data; boundary=x',
  );
  expect(broken.status).toBe(400);
  expect((await send('x', 'multipart/form-data')).status).toBe(400);
  expect((await send('draft[a]=1', 'application/x-www-form-urlencoded')).status).toBe(422);
  expect(office.logged.join()).not.toContain('"level":50');
});

function validCode(seed: number): string {
  const digits = String(seed).padStart(19, '3');
  return digits + damm(digits);
}

const table = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];
const damm = (digits: string) =>
  [...digits].reduce((row, digit) => table[Number(row)]?.[Number(digit)] ?? '', '0');
