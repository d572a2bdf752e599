import type { LinkFault, LinkState } from '../knowledge/link-schedule.ts';

export const linksText = {
  title: 'ลิงก์',
  lead: 'ระบบเปิดตรวจลิงก์เองเป็นระยะ ลิงก์ที่เปิดไม่ได้ ชาวบ้านเห็นว่าเปิดไม่ได้',
  all: 'ทั้งหมด',
  checkedAt: (when: string) => `ตรวจล่าสุด ${when}`,
  never: 'ยังไม่ได้ตรวจ',
  usedBy: 'อยู่ใน',
  checkNow: 'ตรวจอีกครั้ง',
  checkNowOf: (title: string) => `ตรวจอีกครั้ง: ${title}`,
  checking: 'จะตรวจลิงก์นี้ใหม่ในอีกสักครู่ เปิดหน้านี้ใหม่เพื่อดูผล',
  none: 'ไม่มีลิงก์ในกลุ่มนี้',
  status: (code: string) => `เว็บตอบว่า ${code}`,
  notFound: 'ไม่พบหน้านี้ (404)',
  gone: 'หน้านี้ถูกลบแล้ว (410)',
  forbidden: (code: string) => `เว็บไม่ให้ระบบเปิดดู (${code}) ลองเปิดเองดูก่อน`,
  serverFault: (code: string) => `เว็บปลายทางขัดข้อง (${code})`,
  failures: (count: number, since: string) => `เปิดไม่ได้ ${count} ครั้ง ตั้งแต่ ${since}`,
} as const;

export const linkStateLabels: Readonly<Record<LinkState, string>> = {
  dead: 'เปิดไม่ได้',
  failing: 'เริ่มมีปัญหา',
  unchecked: 'ยังไม่ได้ตรวจ',
  ok: 'เปิดได้',
};

export const linkFaultLabels: Readonly<Record<LinkFault, string>> = {
  timeout: 'เว็บปลายทางไม่ตอบ',
  'no-such-host': 'ไม่มีเว็บชื่อนี้แล้ว',
  refused: 'เว็บปลายทางไม่รับการเชื่อมต่อ',
  'broken-off': 'เว็บปลายทางตัดการเชื่อมต่อ',
  unreachable: 'ไปไม่ถึงเว็บปลายทาง',
  certificate: 'ใบรับรองความปลอดภัยของเว็บไม่ถูกต้อง',
  'too-many-redirects': 'เว็บส่งต่อไปมาไม่จบ',
  'not-public': 'ที่อยู่นี้ไม่ได้อยู่บนอินเทอร์เน็ต',
  'not-web': 'ไม่ใช่ที่อยู่เว็บ',
  'no-network': 'เครื่องของสำนักงานต่ออินเทอร์เน็ตไม่ได้ตอนตรวจ',
  'not-understood': 'เว็บตอบมาแบบที่ระบบไม่เข้าใจ',
};
