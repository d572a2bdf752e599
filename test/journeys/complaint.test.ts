import { labelsOf } from '../../src/local-line/text-of.ts';
import { officerOf } from '../helpers/officer-of.ts';
import { jpeg } from '../helpers/photos.ts';
import { type ServiceDesk, startServiceDesk } from '../helpers/service-desk.ts';
import { numberIn, wordsOf } from '../helpers/talk.ts';
import { until } from '../helpers/until.ts';

describe('a complaint', () => {
  let desk: ServiceDesk;
  beforeAll(async () => {
    desk = await startServiceDesk();
  });
  afterAll(() => desk.close());

  test('a villager complains with photos and a place, an officer answers, the villager reads it', async () => {
    const villager = desk.line.addVillager({ displayName: 'ป้าแดง' });
    const officer = await officerOf(desk);
    expect(wordsOf(await villager.follows())).toContain('วังมะปรางเหนือ');
    const menu = await villager.says('เมนู');
    expect(menu.flatMap((message) => labelsOf(message)).join(' ')).toMatch(/ร้องเรียน.*แจ้งเบาะแส/);

    await villager.taps('ร้องเรียน');
    await villager.taps('ไฟฟ้า');
    await villager.says('ไฟทางหน้าวัดดับมา 3 คืนแล้ว มืดมาก');
    await villager.sends.location({ latitude: 7.73, longitude: 99.47, title: 'หน้าวัด' });
    await villager.sends.photo(jpeg, { imageSet: { id: 'two', index: 1, total: 2 }, expectReply: false });
    await villager.sends.photo(jpeg, { imageSet: { id: 'two', index: 2, total: 2 } });
    expect(wordsOf(await villager.taps('เสร็จแล้ว'))).toContain('ไฟทางหน้าวัดดับ');
    const number = numberIn(await villager.taps('ส่งเรื่อง'));
    expect(number).toMatch(/^C-25\d\d-0001$/);

    await until('the photos are there', async () => {
      const ticket = await desk.product.stores.tickets.find(number);
      return ticket?.messages[0]?.attachments.every(({ state }) => state === 'ready') ?? false;
    });
    const page = await officer.opens(`/console/tickets/${number}`);
    expect(page.text).toContain('ไฟทางหน้าวัดดับมา 3 คืนแล้ว');
    expect(page.text).toContain('ป้าแดง');
    expect(page.html).toMatch(/7\.73/);
    const photos = new Set(
      [...page.html.matchAll(/(?:src|href)="([^"]*\/files\/[^"]*)"/g)].map(([, url]) => url),
    );
    expect(photos.size).toBeGreaterThanOrEqual(2);
    const photo = await officer.ask([...photos][0] ?? '');
    expect(Buffer.from(await photo.arrayBuffer())).toEqual(jpeg);

    await officer.replies(number, 'ช่างจะเข้าไปซ่อมพรุ่งนี้เช้า');
    expect(wordsOf(await villager.hears())).toContain('ช่างจะเข้าไปซ่อมพรุ่งนี้เช้า');
    expect(wordsOf(await villager.says('ติดตามเรื่อง'))).toContain('ช่างจะเข้าไปซ่อมพรุ่งนี้เช้า');
    expect(desk.line.refused).toEqual([]);
  });
});
