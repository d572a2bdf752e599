import { setTimeout as pause } from 'node:timers/promises';
import { text } from '../../src/local-line/events.ts';
import { type LocalLine, startLocalLine } from '../../src/local-line/local-line.ts';
import type { Villager } from '../../src/local-line/villager.ts';
import { type ChildApp, childApp } from '../helpers/child-app.ts';
import { channel } from '../helpers/service-desk.ts';
import { timesRead, wordsOf } from '../helpers/talk.ts';
import { until } from '../helpers/until.ts';

const quiet = { expectReply: false } as const;
const receipt = /แจ้งแล้ว|รับเรื่อง|C-25\d\d-\d{4}/;

describe('the process is killed', () => {
  let line: LocalLine;
  let app: ChildApp & { cleanUp(): Promise<void> };
  beforeAll(async () => {
    line = await startLocalLine({ ...channel });
    app = childApp(line);
    await app.starts();
  });
  afterAll(async () => {
    await app.cleanUp();
    await line.close();
  });

  async function dieAndComeBack(): Promise<void> {
    await app.dies();
    await app.starts();
    await line.redeliver();
  }

  test('right after it acknowledged a webhook: the villager is answered by the next one', async () => {
    const villager = line.addVillager();
    await villager.says('เมนู', quiet);
    await dieAndComeBack();
    await until('the menu came', () => timesRead(villager, 'ให้ช่วยเรื่องอะไร') === 1);
  });

  test('at moments nobody chose: nothing is lost, nothing is doubled', async () => {
    const words = ['ร้องเรียน', 'ถนน', 'ถนนขาด', 'หมู่ 4', 'ข้าม', 'ส่งเรื่อง'];
    const asked = ['เป็นเรื่องอะไร', 'เกิดอะไรขึ้น', 'เกิดที่ไหน', 'มีรูปไหม', 'ตรวจดูก่อน|ถนนขาด', receipt.source];
    const villagers = Array.from({ length: 6 }, () => line.addVillager());
    for (const [step, said] of words.entries()) {
      const question = new RegExp(asked[step] ?? '');
      const saying = villagers.map((villager) => villager.says(said, quiet).catch(() => []));
      // Anything from before the first byte arrives to after everything is said.
      await pause(Math.random() * 40);
      await dieAndComeBack();
      await Promise.all(saying);
      await line.redeliver();
      for (const villager of villagers) {
        await until(`an answer to ${said}`, () =>
          answersSince(villager, said).some((one) => question.test(one)),
        );
      }
    }
    for (const villager of villagers) {
      expect(timesRead(villager, 'เป็นเรื่องอะไร')).toBe(1);
      expect(timesRead(villager, 'เกิดอะไรขึ้น')).toBe(1);
      expect(timesRead(villager, /C-25\d\d-\d{4}/)).toBe(1);
      const mine = wordsOf(await villager.says('ติดตามเรื่อง'));
      expect(new Set(mine.match(/C-25\d\d-\d{4}/g))).toHaveProperty('size', 1);
    }
  }, 90_000);

  test('SIGTERM in the middle of the work: it ends by itself within ten seconds and loses nothing', async () => {
    const villagers = Array.from({ length: 20 }, () => line.addVillager());
    const events = villagers.map((villager) => line.stamp(villager, text('เมนู')));
    await line.deliver(events);
    const { code, tookMs } = await app.ends();
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(10_000);
    await app.starts();
    for (const villager of villagers) {
      await until('everybody has the menu', () => timesRead(villager, 'ให้ช่วยเรื่องอะไร') === 1);
    }
  }, 60_000);

  test('SIGTERM while LINE hangs', async () => {
    const villager = line.addVillager();
    const hung = line.failNext({ path: '/v2/bot/message/reply', hang: true, times: 3 });
    await villager.says('เมนู', quiet);
    await hung;
    const { code, tookMs } = await app.ends();
    expect(code).toBe(0);
    expect(tookMs).toBeLessThan(10_000);
    line.heal();
    await app.starts();
    await until('the menu came', () => timesRead(villager, 'ให้ช่วยเรื่องอะไร') === 1, 20_000);
  }, 60_000);

  /** What the bot said after the villager last said this. */
  function answersSince(villager: Villager, said: string): string[] {
    const from = villager.sees.findLastIndex(
      ({ from, message }) => from === 'villager' && message.type === 'text' && message.text === said,
    );
    return villager.sees
      .slice(from)
      .flatMap((entry) => (entry.from === 'bot' ? [wordsOf([entry.message])] : []));
  }
});
