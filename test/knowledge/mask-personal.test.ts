import { maskPersonal } from '../../src/knowledge/mask-personal.ts';

const dots = '•••';

test.each([
  '1-2345-67890-12-1',
  '๑๒๓๔๕๖๗๘๙๐๑๒๑',
  '1234567890123',
  '1 2345 67890 12 1',
  '0812345678',
  '081-234-5678',
  '089 123 4567',
  '+66812345678',
  '075-123456',
  '02-123-4567',
  '๐๘๑๒๓๔๕๖๗๘',
  '123-4-56789-0',
  'somchai.j@example.co.th',
  'https://facebook.com/somchai',
  '123/4',
  '๑๒๓/๔',
  '7.123456, 99.654321',
  '1234 5678 9012 3456 7892',
  '12345678901234567892',
  '1234-5678-9012-3456-789',
])('%s is masked, alone and within Thai words', (personal) => {
  expect(maskPersonal(personal)).toBe(dots);
  expect(maskPersonal(`โทร ${personal} นะ`)).toBe(`โทร ${dots} นะ`);
});

test('a number within Thai words without spaces is masked', () => {
  expect(maskPersonal('เบอร์0812345678ครับ')).toBe(`เบอร์${dots}ครับ`);
  expect(maskPersonal('เบอร์081​2345678')).toBe(`เบอร์${dots}`);
});

test.each([
  ['บ้านเลขที่ 45 หมู่ 5', `บ้านเลขที่ ${dots} หมู่ 5`],
  ['บ้านเลขที่๔๕', `บ้านเลขที่${dots}`],
  ['เลขที่ 123/4 ม.5', `เลขที่ ${dots} ม.5`],
  ['สองเบอร์ 0812345678 0898765432', `สองเบอร์ ${dots} ${dots}`],
])('%s becomes %s', (text, masked) => {
  expect(maskPersonal(text)).toBe(masked);
});

test.each([
  '1669',
  'โทร 1567 1205 1206 1111 191',
  '6600012',
  '2564',
  'ปี 2564 2565 2566',
  'O18 ปี 64',
  'วันที่ 15/3/64',
  'แผน 1/2569',
  'หมู่ 5',
  'เปิด 08.30-16.30 น.',
  'ค่าธรรมเนียม 1,500.50 บาท',
  'ภ.ด.ส.3',
  'สร้างบ้าน 3 ชั้น',
])('%s stays', (text) => {
  expect(maskPersonal(text)).toBe(text);
});

test('a long text without anything personal takes no time', () => {
  const long = 'a'.repeat(2_000) + '1-'.repeat(2_000);
  const before = performance.now();
  maskPersonal(long);
  expect(performance.now() - before).toBeLessThan(500);
});
