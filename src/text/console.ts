import type { SortOrder } from '../tickets/ports.ts';

/** Words of the console that stand on every page. */
export const consoleText = {
  product: 'ระบบรับเรื่องจากประชาชน',
  skip: 'ข้ามไปเนื้อหาหลัก',
  nav: 'เมนูหลัก',
  tickets: 'เรื่องทั่วไป',
  tips: 'แจ้งเบาะแส',
  staff: 'เจ้าหน้าที่',
  account: 'บัญชีของฉัน',
  signOut: 'ออกจากระบบ',
  news: 'มีเรื่องหรือข้อความใหม่',
  reload: 'โหลดหน้านี้ใหม่',
  problem: 'ยังทำรายการไม่ได้',
  kept: 'ข้อความที่พิมพ์ไว้ยังไม่ได้ส่ง คัดลอกเก็บไว้ก่อนเข้าสู่ระบบ',
  sample: 'ข้อมูลตัวอย่าง ยังไม่ใช่ข้อมูลจริงของสำนักงาน',
} as const;

export const signInText = {
  title: 'เข้าสู่ระบบ',
  intro: 'สำหรับเจ้าหน้าที่ของสำนักงาน',
  username: 'ชื่อผู้ใช้',
  password: 'รหัสผ่าน',
  submit: 'เข้าสู่ระบบ',
  forgotten: 'ลืมรหัสผ่าน โปรดติดต่อผู้ดูแลระบบของสำนักงานให้ตั้งรหัสผ่านใหม่',
  wrong: 'ชื่อผู้ใช้หรือรหัสผ่านไม่ถูกต้อง ลองพิมพ์ใหม่อีกครั้ง',
  locked: (minutes: number) => `ใส่รหัสผ่านผิดหลายครั้ง โปรดรออีก ${minutes} นาที แล้วลองใหม่ หรือติดต่อผู้ดูแลระบบ`,
} as const;

/** What just happened, said once at the top of the sign-in page. */
export const signInNotices = {
  out: 'ออกจากระบบแล้ว',
  everywhere: 'ออกจากระบบทุกเครื่องแล้ว',
  ended: 'หมดเวลาใช้งานแล้ว เข้าสู่ระบบอีกครั้งเพื่อทำงานต่อ',
} as const;

/** In tens: an answer to a tip is a message too, and somebody named in it could count along. */
const sent = (used: number) => (used < 10 ? 'ไม่ถึง 10' : `ราว ${(used - (used % 10)).toLocaleString('en')}`);

export const quotaText = {
  label: 'ข้อความ LINE เดือนนี้',
  used: (used: number, limit: number) => `ส่งแล้ว${sent(used)} จาก ${limit.toLocaleString('en')}`,
  unlimited: (used: number) => `ส่งแล้ว${sent(used)} (ไม่จำกัด)`,
  waiting: (count: number) => `คำตอบรอส่ง ${count.toLocaleString('en')}`,
  unknown: 'ยังดูโควตาไม่ได้ในตอนนี้',
  half: 'ใช้ไปเกินครึ่งแล้ว',
  low: 'ใกล้หมด',
  spent: 'แทบหมดแล้ว คำตอบใหม่จะรอส่งเมื่อผู้แจ้งทักมา',
} as const;

export const errorPages = {
  missing: {
    title: 'ไม่พบหน้านี้',
    advice: 'ลิงก์อาจผิด หรือเรื่องนี้ไม่อยู่ในรายการที่ท่านดูได้ กลับไปที่รายการเรื่องแล้วค้นหาอีกครั้ง',
  },
  forbidden: {
    title: 'บัญชีนี้ไม่มีสิทธิ์ทำรายการนี้',
    advice: 'หากต้องใช้งานส่วนนี้ โปรดติดต่อผู้ดูแลระบบของสำนักงาน',
  },
  crossSite: {
    title: 'ไม่รับรายการที่ส่งมาจากเว็บอื่น',
    advice: 'เปิดหน้านี้จากระบบของสำนักงานโดยตรง แล้วลองใหม่อีกครั้ง',
  },
  tooLarge: {
    title: 'ข้อความยาวเกินไป',
    advice: 'กดย้อนกลับ ย่อข้อความให้สั้นลง แล้วส่งอีกครั้ง',
  },
  badForm: {
    title: 'ข้อมูลที่ส่งมาไม่ครบ',
    advice: 'กดย้อนกลับ โหลดหน้าใหม่ แล้วลองอีกครั้ง',
  },
  fault: {
    title: 'ระบบขัดข้องชั่วคราว',
    advice: 'สิ่งที่บันทึกไว้แล้วไม่หาย รอสักครู่แล้วลองใหม่ หากยังไม่ได้โปรดแจ้งผู้ดูแลระบบ',
  },
  crowded: {
    title: 'ตอนนี้มีคนเข้าใช้พร้อมกันมาก',
    advice: 'รอสักครู่แล้วลองใหม่ หากยังไม่ได้ โปรดรอ 10 นาที',
  },
  back: 'กลับไปรายการเรื่อง',
  kept: 'สิ่งที่ท่านพิมพ์ อาจยังไม่ได้บันทึก คัดลอกเก็บไว้ก่อน',
  typed: 'สิ่งที่ท่านพิมพ์',
  again: 'ส่งอีกครั้ง',
} as const;
export type ErrorPage = Exclude<keyof typeof errorPages, 'back' | 'kept' | 'typed' | 'again'>;

export const sortLabels: Readonly<Record<SortOrder, string>> = {
  newest: 'ใหม่สุดก่อน',
  oldest: 'เก่าสุดก่อน',
  due: 'ครบกำหนดก่อน',
};

export const listText = {
  search: 'ค้นหา',
  searchHint: 'เลขที่ ชื่อ หรือคำ',
  searchButton: 'ค้นหา',
  quick: 'ดูเฉพาะ',
  all: 'ทั้งหมด',
  unfinished: 'ยังไม่เสร็จ',
  fresh: 'เรื่องใหม่',
  overdue: 'เกินกำหนด',
  mine: 'ของฉัน',
  nobody: 'ยังไม่มีผู้รับผิดชอบ',
  filters: 'ตัวกรองและการเรียง',
  filterOn: (words: string) => `กำลังแสดงเฉพาะ ${words}`,
  searchOn: (words: string) => `คำว่า “${words}”`,
  apply: 'ใช้ตัวกรอง',
  clear: 'ล้างตัวกรอง',
  kind: 'ประเภท',
  status: 'สถานะ',
  category: 'หมวด',
  assignee: 'ผู้รับผิดชอบ',
  me: 'ฉัน',
  onlyOverdue: 'เฉพาะเรื่องเกินกำหนด',
  sort: 'เรียงตาม',
  any: 'ทั้งหมด',
  number: 'เลขที่',
  title: 'เรื่อง',
  reporter: 'ผู้แจ้ง',
  due: 'กำหนดตอบ',
  opened: 'รับเรื่อง',
  news: 'ผู้แจ้งรอคำตอบ',
  caption: 'รายการเรื่อง',
  next: 'หน้าถัดไป',
  first: 'กลับหน้าแรก',
  empty: 'ยังไม่มีเรื่องเข้ามา เมื่อมีผู้แจ้งเรื่องทาง LINE จะเห็นที่นี่ทันที',
  nothingFound: 'ไม่พบเรื่องที่ตรงกับที่ค้นหา ลองใช้คำอื่น หรือล้างตัวกรอง',
  notFoundYet: 'ยังไม่พบในเรื่องช่วงนี้ กด หน้าถัดไป เพื่อค้นเรื่องที่เก่ากว่า',
  noName: 'ไม่ทราบชื่อ',
  moreThan: (bound: number) => `${bound}+`,
} as const;
