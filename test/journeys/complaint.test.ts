import { labelsOf, textOf } from '../../src/local-line/text-of.ts';
import { type ServiceDesk, startServiceDesk } from '../helpers/service-desk.ts';

const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
  'base64',
);

describe('a complaint', () => {
  let desk: ServiceDesk;
  beforeAll(async () => {
    desk = await startServiceDesk();
  });
  afterAll(() => desk.close());

  test('a villager complains with photos and a place, an officer answers, the villager reads it', async () => {
    const villager = desk.line.addVillager({ displayName: 'ป้าแดง' });
    const hello = await villager.follows();
    expect(hello.map(textOf).join('\n')).toContain('วังมะปรางเหนือ');
    const menu = await villager.says('เมนู');
    expect(labelsOf(menu.at(-1)!)).toEqual(expect.arrayContaining([expect.stringContaining('ร้องเรียน')]));
    await villager.taps('ร้องเรียน');
    await villager.taps('ไฟฟ้า');
    await villager.says('ไฟทางหน้าวัดดับมา 3 คืนแล้ว มืดมาก');
    await villager.sends.location({ latitude: 7.73, longitude: 99.47, title: 'หน้าวัด' });
    await villager.sends.photo(jpeg);
    const summary = await villager.taps('เสร็จแล้ว');
    expect(summary.map(textOf).join('\n')).toContain('ไฟทางหน้าวัดดับ');
    const receipt = await villager.taps('ส่งเรื่อง');
    expect(receipt.map(textOf).join('\n')).toMatch(/C-25\d\d-0001/);
    expect(desk.line.refused).toEqual([]);
  });
});
