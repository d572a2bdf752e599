import { tipText } from '../../src/text/bot-tip.ts';
import { type BotTalk, botTalk, labelsOf, optionsOf } from '../helpers/bot-talk.ts';

const malee = { username: 'malee', name: 'มาลี ซื่อตรง', division: 'clerk' };
const wichai = { username: 'wichai', name: 'วิชัย ตรงไป', division: 'finance' };
const decha = { username: 'decha', name: 'เดชา ช่างดี', division: 'works' };
const dara = { username: 'dara', name: 'ดารา ช่างเขียน', division: 'works' };

const onlyTip = (talk: BotTalk) => talk.deps.tips.all()[0];
const receiptOf = (talk: BotTalk) => {
  const receipt = talk.replies.find(({ type }) => type === 'receipt');
  return receipt?.type === 'receipt' ? receipt : undefined;
};
const noticeOf = (talk: BotTalk) => {
  const shown = talk.replies.at(-1);
  return shown?.type === 'question' || shown?.type === 'summary' ? (shown.notice ?? []).join('\n') : '';
};
async function toWhat(talk: BotTalk, division: string) {
  await talk.says('แจ้งเบาะแส');
  await talk.taps('ไม่เปิดเผยตัวตน');
  await talk.taps(division);
}

async function fromWhat(talk: BotTalk) {
  await talk.says('เรียกเงิน');
  for (let skips = 0; skips < 3; skips += 1) await talk.taps('ข้าม');
  await talk.taps('ส่งเรื่อง');
}

describe('whom a tip is about', () => {
  test('a division with staff leads to their names; several may be tapped, and each is shown once', async () => {
    const talk = botTalk({ people: [decha, dara] });
    await toWhat(talk, 'กองช่าง');
    expect(talk.step).toBe('who');
    await talk.taps(decha.name);
    expect(talk.step).toBe('who');
    expect(noticeOf(talk)).toContain(decha.name);
    expect(labelsOf(talk.replies)).not.toContain(decha.name);
    await talk.taps(dara.name);
    await talk.taps('เสร็จแล้ว');
    await fromWhat(talk);
    expect(onlyTip(talk)?.draft.about).toMatchObject({ divisions: ['works'], staff: ['decha', 'dara'] });
  });

  test('skipped it is the whole division, and typed names count too', async () => {
    const talk = botTalk({ people: [decha] });
    await toWhat(talk, 'กองช่าง');
    await talk.taps('ข้าม');
    await fromWhat(talk);
    expect(onlyTip(talk)?.draft.about).toEqual({ divisions: ['works'], staff: [], said: [] });

    const other = botTalk({ people: [decha] });
    await toWhat(other, 'กองช่าง');
    await other.says('ช่างแดง', 'm-who');
    await other.taps('เสร็จแล้ว');
    await fromWhat(other);
    expect(other.deps.tips.wordsOf(onlyTip(other)?.draft.about.said)).toEqual(['ช่างแดง']);
  });

  test('a name that is typed as it stands there is a tap on it', async () => {
    const talk = botTalk({ people: [decha] });
    await toWhat(talk, 'กองช่าง');
    await talk.says(decha.name);
    await talk.taps('เสร็จแล้ว');
    await fromWhat(talk);
    expect(onlyTip(talk)?.draft.about.staff).toEqual(['decha']);
  });

  test('a division without staff, and one named in words, are not asked about further', async () => {
    const talk = botTalk();
    await toWhat(talk, 'กองช่าง');
    expect(talk.step).toBe('what');
    const other = botTalk({ people: [decha] });
    await other.says('แจ้งเบาะแส');
    await other.taps('ไม่เปิดเผยตัวตน');
    await other.says('หัวหน้าช่าง');
    expect(other.step).toBe('what');
  });

  test('another division forgets the people of the first', async () => {
    const talk = botTalk({ people: [decha], tipOfficers: [malee, wichai] });
    await toWhat(talk, 'กองช่าง');
    await talk.taps(decha.name);
    await talk.taps('เสร็จแล้ว');
    await talk.says('เรียกเงิน');
    for (let skips = 0; skips < 3; skips += 1) await talk.taps('ข้าม');
    await talk.taps('แก้ไข');
    await talk.taps('ผู้ที่ถูกแจ้ง');
    await talk.taps('กองคลัง');
    expect(talk.step).toBe('who');
    await talk.taps('ข้าม');
    await talk.taps('ส่งเรื่อง');
    expect(onlyTip(talk)?.draft.about).toMatchObject({ divisions: ['finance'], staff: [] });
  });
});

describe('who will be able to read a tip', () => {
  const officers = { tipOfficers: [malee, wichai] };

  test('is said by name before a word is written, without those it is about', async () => {
    const talk = botTalk(officers);
    await toWhat(talk, 'กองช่าง');
    expect(noticeOf(talk)).toContain(`${malee.name} (สำนักปลัด), ${wichai.name} (กองคลัง)`);
    const other = botTalk(officers);
    await toWhat(other, 'กองคลัง');
    await other.taps('ข้าม');
    expect(noticeOf(other)).toContain(malee.name);
    expect(noticeOf(other)).not.toContain(wichai.name);
  });

  test('leaves out whoever is tapped, and asks again with the shorter list', async () => {
    const talk = botTalk(officers);
    await toWhat(talk, 'กองช่าง');
    await talk.taps(`กันออก: ${malee.name}`);
    expect(talk.step).toBe('what');
    expect(noticeOf(talk)).not.toContain(malee.name);
    expect(labelsOf(talk.replies)).not.toContain(`กันออก: ${malee.name}`);
    await fromWhat(talk);
    expect(onlyTip(talk)?.draft.about).toMatchObject({ divisions: ['works'], staff: [], leftOut: ['malee'] });
    expect(receiptOf(talk)?.tip?.readers).toBe(1);
  });

  test('stands on the summary as well, where people can still be left out', async () => {
    const talk = botTalk(officers);
    await toWhat(talk, 'กองช่าง');
    await talk.says('เรียกเงิน');
    for (let skips = 0; skips < 3; skips += 1) await talk.taps('ข้าม');
    expect(noticeOf(talk)).toContain(wichai.name);
    await talk.taps(`กันออก: ${wichai.name}`);
    expect(talk.step).toBe('summary');
    expect(noticeOf(talk)).not.toContain(wichai.name);
    await talk.taps('ส่งเรื่อง');
    expect(onlyTip(talk)?.draft.about.leftOut).toEqual(['wichai']);
  });

  test('is an old tap without harm once somebody was left out', async () => {
    const talk = botTalk(officers);
    await toWhat(talk, 'กองช่าง');
    const out = talk.button(`กันออก: ${malee.name}`);
    await talk.turn(out);
    await talk.turn(out);
    expect(talk.conversation.session?.leftOut).toEqual(['malee']);
  });

  test.each<[string, Parameters<typeof botTalk>[0], (talk: BotTalk) => Promise<unknown>]>([
    ['when everybody is left out', { tipOfficers: [malee] }, (talk) => talk.taps(`กันออก: ${malee.name}`)],
    ['when the office has nobody for it', { tipOfficers: [] }, async () => {}],
  ])('is honest %s: outside bodies to call, before a word is written', async (_, options, deed) => {
    const talk = botTalk(options);
    await toWhat(talk, 'กองช่าง');
    await deed(talk);
    for (const line of tipText.nobodyReads) expect(noticeOf(talk)).toContain(line);
    for (const { phone, name } of talk.deps.office.outsideBodies) {
      expect(noticeOf(talk)).toContain(`${name} โทร ${phone}`);
      expect(optionsOf(talk.replies)).toContainEqual({
        label: expect.stringContaining(name),
        action: { type: 'call', phone },
      });
    }
    expect(noticeOf(talk)).toContain('(ยังไม่มีเจ้าหน้าที่ตรวจ)');
    expect(labelsOf(talk.replies)).toContain('ยกเลิก');
    await fromWhat(talk);
    expect(receiptOf(talk)?.tip).toMatchObject({ readers: 0 });
    expect(labelsOf(talk.replies)).toEqual(expect.arrayContaining([expect.stringContaining('1205')]));
  });
});

test('a file that cannot be taken is told before the tip is sent, and what to send instead', async () => {
  const talk = botTalk({ tipOfficers: [malee] });
  await toWhat(talk, 'กองช่าง');
  await talk.says('เรียกเงิน');
  for (let skips = 0; skips < 2; skips += 1) await talk.taps('ข้าม');
  await talk.turn({
    type: 'file',
    file: { id: 'f-zip', key: 'k', kind: 'file', state: 'fetching', source: 'f-zip' },
  });
  talk.deps.tips.refuses('f-zip');
  await talk.taps('เสร็จแล้ว');
  expect(noticeOf(talk)).toContain('ZIP');
});
