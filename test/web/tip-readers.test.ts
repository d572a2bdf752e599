import { reportText, trackText } from '../../src/text/web-tip.ts';
import type { TipRecord } from '../../src/tips/ports.ts';
import { newKeyPair } from '../../src/vault/key-pair.ts';
import { type TipOffice, tipOffice, tipOfficer } from './tip-office.ts';
import { codeOn, numberOn, type Page, unescaped, type Visitor, visitor } from './visitor.ts';

const prasert = 'ประเสริฐ รักดี';
const wichai = 'วิชัย มั่นคง';
const happened = 'ช่างเรียกเงินห้าพันบาท';
const accusing = `คนนั้นคือ ${wichai}`;

let office: TipOffice;
let villager: Visitor;
beforeAll(async () => {
  office = await tipOffice();
  office.staff.push(tipOfficer('wichai', wichai, newKeyPair(), 'finance'));
});
afterAll(() => office.closes());
let visits = 0;
beforeEach(() => {
  visits += 1;
  villager = visitor(office.base, `203.0.113.${visits}`);
});

const writes = async (about: Record<string, string> = { person: 'สมชาย ใจกว้าง' }) =>
  villager.fills(await villager.opens('/report'), '/report/about', about);
/** Names with a box, and whether it is ticked. */
const boxesOn = ({ html }: Page) =>
  Object.fromEntries(
    [...html.matchAll(/<input[^>]*name="leaveOut"[^>]*>/g)].map(([tag]) => [
      unescaped(/value="([^"]*)"/.exec(tag)?.[1] ?? ''),
      tag.includes('checked'),
    ]),
  );
async function recordOf(number: string): Promise<TipRecord> {
  const record = await office.tips.find(number);
  if (!record) throw new Error('the tip is not there');
  return record;
}
const readersOf = async (number: string) =>
  (await recordOf(number)).recipients.map(({ id }) => id).filter((id) => id === 'prasert' || id === 'wichai');

describe('on /report', () => {
  test('whoever would read it has a box, and whose box is ticked gets no key', async () => {
    const form = await writes();
    expect(boxesOn(form)).toEqual({ [prasert]: false, [wichai]: false });
    const again = await villager.fills(form, '/report', { leaveOut: wichai });
    expect(again.status).toBe(422);
    expect(boxesOn(again)).toEqual({ [prasert]: false, [wichai]: true });
    const number = numberOn(await villager.fills(again, '/report', { happened, leaveOut: wichai }));
    expect(await readersOf(number)).toEqual(['prasert']);
    expect((await recordOf(number)).watchers).not.toContain('wichai');
    expect((await office.reads(number))?.about.leftOut).toEqual(['wichai']);
  });

  test('a name that is none of the boxes leaves out nobody', async () => {
    const answers = { happened, leaveOut: ['สมชาย ใจกว้าง', 'wichai'] };
    const receipt = await villager.fills(await writes(), '/report', answers);
    expect(await readersOf(numberOn(receipt))).toEqual(['prasert', 'wichai']);
  });

  test.each([
    ['every box is ticked', { happened, leaveOut: [prasert, wichai] }],
    ['the story names all of them', { happened: `${prasert} กับ ${wichai} รับเงิน` }],
  ])('when %s it is said, with numbers to call, and sent once they go on', async (_, answers) => {
    const told = await villager.fills(await writes(), '/report', answers);
    expect(told.html).toContain(reportText.nobodyTitle);
    expect(told.html).toContain('href="tel:1205"');
    const form = await villager.fills(told, '/report/write');
    expect(unescaped(form.html)).toContain(answers.happened);
    const receipt = await villager.fills(form, '/report', answers);
    expect(codeOn(receipt)).toHaveLength(20);
    expect(await readersOf(numberOn(receipt))).toEqual([]);
  });

  test.each([
    ['หัวหน้ากองคลัง', [prasert]],
    ['กองคลัง', [prasert]],
    ['ปลัดกับคนในสำนัก', [wichai]],
    ['ผู้รับเรื่องทุจริตทุกคน', []],
  ])('typed as whom it is about, "%s" names by post', async (said, expected) => {
    const page = await writes({ said });
    expect(Object.keys(boxesOn(page))).toEqual(expected);
    expect(page.html.includes(reportText.nobodyTitle)).toBe(expected.length === 0);
  });
});

describe('on /track', () => {
  async function opens() {
    const receipt = await villager.fills(await writes(), '/report', { happened });
    const code = codeOn(receipt);
    const talk = await villager.fills(await villager.opens('/track'), '/track', { code });
    return { number: numberOn(receipt), code, talk };
  }

  test('who can open it is said, and whose box is ticked cannot any more', async () => {
    const { number, talk } = await opens();
    expect(talk.html).toContain(trackText.readers);
    expect(boxesOn(talk)).toEqual({ [prasert]: false, [wichai]: false });
    const after = await villager.fills(talk, '/track/add', { leaveOut: wichai });
    expect(after.status).toBe(200);
    expect(after.html).toContain(trackText.leftOut);
    expect(boxesOn(after)).toEqual({ [prasert]: false });
    expect(await readersOf(number)).toEqual(['prasert']);
    expect((await office.reads(number))?.talk).toHaveLength(1);
  });

  test('words and ticks go together', async () => {
    const { number, talk } = await opens();
    const after = await villager.fills(talk, '/track/add', { text: 'มีพยาน', leaveOut: wichai });
    expect(after.html).toContain(trackText.added);
    expect(await readersOf(number)).toEqual(['prasert']);
    expect((await office.reads(number))?.talk.at(-1)?.said).toEqual([{ text: 'มีพยาน' }]);
  });

  test('words that name a reader come back with a ticked box, and nothing is stored', async () => {
    const { number, talk } = await opens();
    const before = await recordOf(number);
    const asked = await villager.fills(talk, '/track/add', {
      text: accusing,
      files: [new File(['คำให้การ'], 'a.txt')],
    });
    expect(asked.status).toBe(422);
    expect(asked.html).toContain(trackText.ask(wichai));
    expect(unescaped(asked.html)).toContain(`>${accusing}</textarea>`);
    expect(boxesOn(asked)).toEqual({ [prasert]: false, [wichai]: true });
    expect(await recordOf(number)).toEqual(before);
    const after = await villager.fills(asked, '/track/add', { text: accusing, leaveOut: wichai });
    expect(after.html).toContain(trackText.added);
    expect(await readersOf(number)).toEqual(['prasert']);
    const tip = await office.reads(number);
    expect(tip?.talk.at(-1)).toMatchObject({ said: [{ text: accusing }], files: [{}] });
    expect(tip?.activity.at(-1)?.what).toBe('left-out');
  });

  test('somebody who got a key while the files were judged has a box, and is out when it is ticked', async () => {
    const { number, code } = await opens();
    const { id, recipients: all } = await recordOf(number);
    const others = all.filter((one) => one.id !== 'wichai');
    await office.tips.setRecipients(id, all, others);
    const talk = await villager.fills(await villager.opens('/track'), '/track', { code });
    expect(boxesOn(talk)).toEqual({ [prasert]: false });
    const { takeFile } = office.desk;
    office.desk.takeFile = async (...file) => {
      await office.tips.setRecipients(id, others, all);
      return takeFile(...file);
    };
    const sent = { text: accusing, files: [new File(['คำให้การ'], 'a.txt')] };
    const asked = await villager.fills(talk, '/track/add', sent).finally(() => {
      office.desk.takeFile = takeFile;
    });
    expect(asked.html).toContain(trackText.ask(wichai));
    expect(boxesOn(asked)).toEqual({ [prasert]: false, [wichai]: true });
    const after = await villager.fills(asked, '/track/add', { text: accusing, leaveOut: wichai });
    expect(after.html).toContain(trackText.added);
    expect(await readersOf(number)).toEqual(['prasert']);
  });

  test('who got no box for a question is asked about again, not let stay', async () => {
    const { number, talk } = await opens();
    const { id, recipients: all } = await recordOf(number);
    const others = all.filter((one) => one.id !== 'wichai');
    const { add } = office.desk;
    office.desk.add = async (...addition) => {
      const added = await add(...addition);
      await office.tips.setRecipients(id, all, others);
      return added;
    };
    const asked = await villager.fills(talk, '/track/add', { text: accusing }).finally(() => {
      office.desk.add = add;
    });
    expect(boxesOn(asked)).toEqual({ [prasert]: false });
    await office.tips.setRecipients(id, others, all);
    const again = await villager.fills(asked, '/track/add', { text: accusing });
    expect(again.status).toBe(422);
    expect(boxesOn(again)).toEqual({ [prasert]: false, [wichai]: true });
  });

  test('who takes the tick away may thank by name', async () => {
    const { number, talk } = await opens();
    const text = 'ขอบคุณคุณวิชัยที่ช่วย';
    const asked = await villager.fills(talk, '/track/add', { text });
    const after = await villager.fills(asked, '/track/add', { text });
    expect(after.html).toContain(trackText.added);
    expect(await readersOf(number)).toEqual(['prasert', 'wichai']);
  });

  test('words changed meanwhile so that they name another are asked about again', async () => {
    const { number, talk } = await opens();
    const asked = await villager.fills(talk, '/track/add', { text: accusing });
    const more = `${accusing} กับ ${prasert}`;
    const again = await villager.fills(asked, '/track/add', { text: more, leaveOut: wichai });
    expect(again.status).toBe(422);
    expect(boxesOn(again)).toEqual({ [prasert]: true, [wichai]: true });
    expect(again.html).toContain(trackText.nobodyLeft);
    expect(again.html).toContain('href="tel:1205"');
    const after = await villager.fills(again, '/track/add', { text: more, leaveOut: [prasert, wichai] });
    expect(after.html).toContain(trackText.addedUnread);
    expect(after.html).toContain(reportText.nobodyReads);
    expect(await readersOf(number)).toEqual([]);
  });

  test('before the last one is left out, that is said with numbers to call', async () => {
    const { number, talk } = await opens();
    const told = await villager.fills(talk, '/track/add', { text: 'มีพยาน', leaveOut: [prasert, wichai] });
    expect(told.status).toBe(422);
    expect(told.html).toContain('href="tel:1205"');
    expect(boxesOn(told)).toEqual({ [prasert]: true, [wichai]: true });
    expect(told.html).toContain('>มีพยาน</textarea>');
    expect(await readersOf(number)).toHaveLength(2);
    await villager.fills(told, '/track/add', { text: 'มีพยาน', leaveOut: [prasert, wichai] });
    expect(await readersOf(number)).toEqual([]);
  });

  test('ticks outlast a talk that ran out', async () => {
    const { code, talk } = await opens();
    office.movesOn({ minutes: 31 });
    const again = await villager.fills(talk, '/track/add', { text: 'มีพยาน', leaveOut: wichai });
    expect(again.status).toBe(422);
    const opened = await villager.fills(again, '/track', { code });
    expect(boxesOn(opened)).toEqual({ [prasert]: false, [wichai]: true });
    expect(opened.html).toContain('>มีพยาน</textarea>');
  });

  test('somebody can still be left out of a tip that takes no more words', async () => {
    const { number, code } = await opens();
    await office.connection.collection('tips').updateOne({ number }, { $set: { status: 'closed' } });
    const talk = await villager.fills(await villager.opens('/track'), '/track', { code });
    expect(talk.html).toContain(trackText.ended);
    expect(talk.html).not.toContain('<textarea');
    const after = await villager.fills(talk, '/track/add', { leaveOut: wichai });
    expect(after.html).toContain(trackText.leftOut);
    expect(await readersOf(number)).toEqual(['prasert']);
  });
});
