import { text } from '../../src/local-line/events.ts';
import { movableClock } from '../helpers/movable-clock.ts';
import { officerOf } from '../helpers/officer-of.ts';
import { jpeg } from '../helpers/photos.ts';
import { channel, type ServiceDesk, startServiceDesk } from '../helpers/service-desk.ts';
import { complains, wordsOf } from '../helpers/talk.ts';
import { until } from '../helpers/until.ts';

const quiet = { expectReply: false } as const;
const said = 'ข้อความที่ไม่มีใครควรอ่านในบันทึก';
const answered = 'คำตอบที่ไม่มีใครควรอ่านในบันทึก';

describe('whatever goes wrong', () => {
  const { clock, movesOn } = movableClock();
  let desk: ServiceDesk;
  beforeAll(async () => {
    desk = await startServiceDesk({ clock });
  });
  afterAll(() => desk.close());

  test('no line of the log tells who, what, or any key', async () => {
    const villager = desk.line.addVillager({ displayName: 'ชื่อที่ไม่ควรอยู่ในบันทึก' });
    const officer = await officerOf(desk);
    const number = await complains(villager, said);

    await villager.says('แจ้งเบาะแส');
    await villager.taps('ไม่เปิดเผยตัวตน');
    for (const words of ['นายใจร้าย', said]) await villager.says(words);
    for (let step = 0; step < 3; step += 1) await villager.taps('ข้าม');
    const receipt = wordsOf(await villager.taps('ส่งเรื่อง'));
    const [code = 'no code'] = /\d{4}( \d{4}){4}/.exec(receipt) ?? [];

    // LINE refuses, fails, breaks off and hides; a database that takes no file poisons an event; bodies are forged.
    void desk.line.failNext({ path: '/v2/bot/message/reply', status: 500, times: 2 });
    void desk.line.failNext({ path: /profile/, status: 500 });
    await villager.says(said);
    movesOn({ minutes: 2 });
    for (const status of [500, 400]) {
      const met = desk.line.failNext({ path: '/v2/bot/message/push', status });
      await officer.replies(number, answered);
      await met;
      movesOn({ minutes: 2 });
    }
    void desk.line.failNext({ path: /content/, dropConnection: true });
    await villager.sends.photo(jpeg);
    const { connection } = desk.database;
    await connection.dropCollection('downloads');
    await connection.db?.createCollection('downloads', { viewOn: 'tickets', pipeline: [] });
    await villager.sends.file(`${said}.pdf`, jpeg, quiet);
    await until('an event failed', () => desk.logged.some((line) => line.includes('an event failed')));
    const event = desk.line.stamp(villager, text(said));
    const body = JSON.stringify({ destination: 'x', events: [event] });
    await desk.line.deliverRaw(body, 'forged');
    await desk.line.deliverRaw(body.slice(0, -3));
    await until(
      'the inbox is empty',
      async () => (await connection.collection('inbox').countDocuments({ state: 'pending' })) === 0,
    );

    const secrets = {
      'the user id': villager.userId,
      'the name': villager.displayName,
      'what was said': said,
      'what was answered': answered,
      'the receipt code': code,
      'the receipt code without spaces': code.replaceAll(' ', ''),
      'the channel secret': channel.channelSecret,
      'the channel token': channel.channelAccessToken,
      'a message id': villager.lastMessageId,
      'the database address': desk.database.uri,
    };
    const log = desk.logged.join('\n');
    expect(log.split('\n').length).toBeGreaterThan(5);
    for (const [what, secret] of Object.entries(secrets))
      expect([what, log.includes(secret)]).toEqual([what, false]);
    for (const { events } of desk.line.deliveries) {
      for (const { replyToken, webhookEventId } of events) {
        if (replyToken) expect(log).not.toContain(replyToken);
        if (webhookEventId) expect(log).not.toContain(webhookEventId);
      }
    }
  });
});
