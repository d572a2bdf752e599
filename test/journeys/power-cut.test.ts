import { officerOf } from '../helpers/officer-of.ts';
import { type ServiceDesk, startServiceDesk } from '../helpers/service-desk.ts';
import { complains, wordsOf } from '../helpers/talk.ts';
import { until } from '../helpers/until.ts';

describe('the power goes', () => {
  let desk: ServiceDesk;
  beforeAll(async () => {
    desk = await startServiceDesk({ line: { monthlyQuota: 300 } });
  });
  afterAll(() => desk.close());

  const idsIn = async (collection: string) => {
    const found = await desk.database.connection.collection(collection).find().toArray();
    return found.map(({ _id }) => String(_id));
  };
  const deliveryOf = async (number: string) =>
    (await desk.product.stores.tickets.find(number))?.messages.at(-1)?.delivery;
  const isDelivered = (number: string, state: string) =>
    until(`the answer is ${state}`, async () => (await deliveryOf(number))?.state === state);

  test('a draft is gone and its villager told, nothing of it is kept; answers arrive, and who blocked is left alone', async () => {
    const [writer, waiter, gone] = [
      desk.line.addVillager(),
      desk.line.addVillager(),
      desk.line.addVillager(),
    ];
    const waited = await complains(waiter);
    const blocked = await complains(gone);
    await gone.blocks();
    await until('the block is known', () => desk.product.stores.talks.isBlocked(gone.userId));
    desk.line.setQuota({ used: 300 });
    const before = await officerOf(desk, 'officer', { username: 'before' });
    await before.replies(waited, 'ช่างไปดูพรุ่งนี้');
    await isDelivered(waited, 'waiting');
    await writer.says('แจ้งเบาะแส');
    await writer.taps('ไม่เปิดเผยตัวตน');
    await writer.says('นายก อบต.');
    const talks = await idsIn('talks');

    await desk.losesPower();

    const words = 'เขารับเงินค่าเซ็นงานสามหมื่น';
    expect(wordsOf(await writer.says(words))).toContain('ที่ทำค้างไว้');
    await writer.says(`${words} ที่บ้านพักครู`);
    await complains(writer);
    const stored = JSON.stringify(await desk.database.connection.collection('questions').find().toArray());
    expect(stored).not.toContain('สามหมื่น');
    expect(wordsOf(await waiter.says('เมนู'))).toContain('ช่างไปดูพรุ่งนี้');
    await isDelivered(waited, 'sent');
    desk.line.setQuota({ used: 0 });
    const after = await officerOf(desk, 'officer', { username: 'after' });
    await after.replies(blocked, 'แก้แล้ว');
    await isDelivered(blocked, 'failed');
    expect((await deliveryOf(blocked))?.reason).toBe('blocked');
    expect(desk.line.sent.filter(({ via }) => via === 'push')).toEqual([]);
    // Nobody's talk has an id that it had before.
    const now = (await idsIn('talks')).filter((id) => !talks.includes(id));
    expect(now).toHaveLength(2);
    expect(desk.line.refused).toEqual([]);
  });
});
