import * as events from '../../src/local-line/events.ts';
import type { From } from '../../src/local-line/local-line.ts';
import type { Villager } from '../../src/local-line/villager.ts';
import { type ServiceDesk, startServiceDesk } from '../helpers/service-desk.ts';
import { until } from '../helpers/until.ts';

const botId = `U${'0'.repeat(32)}`;

describe('every event LINE sends, sent, or may send one day', () => {
  let desk: ServiceDesk;
  let villager: Villager;
  beforeAll(async () => {
    desk = await startServiceDesk();
    villager = desk.line.addVillager();
  });
  afterAll(() => desk.close());

  const isEmpty = () =>
    until('the inbox is empty', async () => {
      return (await desk.database.connection.collection('inbox').countDocuments({ state: 'pending' })) === 0;
    });

  const bodies: readonly events.EventBody[] = [
    events.text('สวัสดี'),
    events.text('', { emojis: [], mention: { mentionees: [] } }),
    events.text('ก'.repeat(5_000)),
    events.sticker(),
    events.image(),
    events.image({ imageSet: { id: 'A', index: 1, total: 3 } }),
    events.image({ contentProvider: { type: 'external', originalContentUrl: 'https://example.com/a.jpg' } }),
    events.video(),
    events.audio(),
    events.file('เอกสาร.pdf', 100),
    events.location(7.7, 99.4, { title: 'วัด' }),
    events.unknownMessage(),
    events.messageEdited('1', 'แก้'),
    events.unsend('1'),
    events.postback('foreign=data'),
    events.postback('x', { date: '2026-11-22' }),
    events.follow(),
    events.follow(true),
    events.followAsBefore(),
    events.join(),
    events.leave(),
    events.memberJoined([botId]),
    events.memberLeft([botId]),
    events.videoPlayComplete('t'),
    events.beacon('enter'),
    events.beacon('banner'),
    events.beacon('stay'),
    events.accountLink('ok'),
    events.accountLink('failed'),
    events.membership('joined'),
    events.membership('left'),
    events.membership('renewed'),
    events.moduleAttached(botId),
    events.moduleDetached(botId),
    events.activated(1),
    events.deactivated(),
    events.botSuspended(),
    events.botResumed(),
    events.delivery('d'),
    events.things('link'),
    events.things('unlink'),
    events.things('scenarioResult'),
    events.unknown(),
    events.unknown('hologramSent', { message: 'not an object', source2: [] }),
    events.unfollow(),
  ];

  test('is answered 200, whoever it comes from, and none fails', async () => {
    const group = desk.line.addGroup([villager]);
    const room = { type: 'room', roomId: `R${'1'.repeat(32)}`, userId: villager.userId } as const;
    const noOne: From = undefined;
    for (const from of [villager, group, { villager, in: group }, room, noOne] as From[]) {
      for (const body of bodies) {
        const { attempts } = await desk.line.deliver(desk.line.stamp(from, body));
        expect([body.type, attempts[0]?.status]).toEqual([body.type, 200]);
      }
    }
    await isEmpty();
    expect(desk.logged.filter((line) => line.includes('an event failed'))).toEqual([]);
  });

  test('all in one webhook, and the villager who unblocked last can talk on', async () => {
    const all = bodies.map((body) => desk.line.stamp(villager, body));
    expect((await desk.line.deliver(all)).attempts[0]?.status).toBe(200);
    await isEmpty();
    expect(desk.logged.filter((line) => line.includes('an event failed'))).toEqual([]);
    const heard = await villager.unblocks();
    expect(heard.length).toBeGreaterThan(0);
    await villager.says('เมนู');
  });

  test('events of old: without id, mode, context, quote token or follow', async () => {
    const old = desk.line.addVillager();
    const timestamp = Date.now();
    const events = [
      { type: 'follow' },
      { type: 'message', message: { id: '325708', type: 'text', text: 'เมนู' } },
      { type: 'message', message: { id: '325709', type: 'text', text: 'ร้องเรียน' } },
    ].map((event, index) => ({
      ...event,
      timestamp,
      replyToken: `${index}`.repeat(32),
      source: { type: 'user', userId: old.userId },
    }));
    await desk.line.deliverRaw(JSON.stringify({ destination: 'xxxxxxxxxx', events }));
    const replies = () => desk.line.sent.filter(({ to }) => to === old.userId);
    await until('all were answered', () => replies().length === 3);
    await desk.line.duplicate();
    await isEmpty();
    expect(replies().map(({ replyToken }) => replyToken)).toEqual(events.map(({ replyToken }) => replyToken));
  });

  test('nothing that was sent was refused by LINE', () => {
    const refused = desk.line.refused.filter(({ path }) => !path.endsWith('/content'));
    expect(refused).toEqual([]);
  });
});
