import type { Deed, OriginalReason } from '../audit/deeds.ts';

export const auditText = {
  title: 'ประวัติการใช้งาน',
  intro: 'ทุกครั้งที่มีคนเข้าระบบ เปิดดู หรือเปลี่ยนแปลง ระบบบันทึกไว้เป็นลูกโซ่ แก้ย้อนหลังแล้วจะตรวจพบ ไม่มีเนื้อความของเรื่องอยู่ในนี้',
  viewed: 'การเปิดหน้านี้ก็ถูกบันทึกไว้ด้วย',
  mine: 'รายการของเรื่องแจ้งเบาะแสแสดงเฉพาะเรื่องที่ท่านเปิดอ่านได้',
  noTips: 'รายการของเรื่องแจ้งเบาะแสไม่แสดงในหน้านี้ เห็นได้เฉพาะผู้รับเรื่องทุจริตของเรื่องนั้น',
  recovery: 'กุญแจกู้คืน',
  list: 'รายการล่าสุดก่อน',
  older: 'รายการก่อนหน้านี้',
  newest: 'กลับไปรายการล่าสุด',
  empty: 'ไม่มีรายการ',
  tip: (mark: string) => `เรื่องแจ้งเบาะแส รหัสในประวัติ ${mark}`,
  system: 'ระบบ',
  commandLine: 'ผู้ดูแลเครื่อง (คำสั่งบนเครื่อง)',
} as const;

export const headsText = {
  title: 'รหัสท้ายวัน',
  why: 'จดหรือพิมพ์รหัสท้ายวันเก็บไว้นอกระบบ เช่น ในสมุดของสภา อบต. หากมีใครแก้ประวัติย้อนหลัง รหัสจะไม่ตรงกับที่จดไว้',
  day: 'วันที่',
  code: 'รหัส',
  caption: 'รหัสท้ายวันของวันที่ผ่านมา',
  none: 'ยังไม่มีวันที่จบแล้ว รหัสแรกจะแสดงพรุ่งนี้',
  line: (office: string, day: string) => `${office} รหัสท้ายวันล่าสุด ${day}:`,
} as const;

const originalReasonWords: Readonly<Record<OriginalReason, string>> = {
  'copy-unreadable': 'สำเนาอ่านไม่ได้',
  'check-evidence': 'ตรวจหลักฐาน',
  'hand-over': 'ส่งต่อหน่วยงาน',
  'asked-by-reporter': 'ผู้แจ้งขอ',
};

/** Labels of closed lists; what a later version adds is shown as it is stored. */
const detailWords: Readonly<Record<string, string>> = {
  ...originalReasonWords,
  password: 'รหัสผ่าน',
  'second-factor': 'รหัส 6 หลัก',
  'recovery-code': 'รหัสสำรอง',
  locked: 'ถูกพักไว้เพราะผิดหลายครั้ง',
  nacc: 'ป.ป.ช.',
  pacc: 'ป.ป.ท.',
  'other-body': 'หน่วยงานอื่น',
  'period-over': 'ครบกำหนดเก็บ',
  'by-hand': 'สั่งทำลาย',
  role: 'หน้าที่',
  name: 'ชื่อ',
  division: 'กอง',
  enabled: 'เปิดบัญชี',
  disabled: 'ปิดบัญชี',
  'new-key': 'ทำกุญแจดอกใหม่แทนดอกเดิม',
  rest: 'ปิดผนึกเรื่องที่ค้างอยู่กับดอกเดิม',
  whole: 'ครบถ้วน',
  broken: 'พบการแก้ไขหรือขาดหาย',
};

/** What was done, by deed. `name` is the person it is about, or who is named in the detail. */
const deedWords: Readonly<Record<Deed, (told: { detail: string; name: string }) => string>> = {
  'chain-begun': () => 'เริ่มบันทึกประวัติ',
  'signed-in': ({ detail }) => `เข้าสู่ระบบ (${detail})`,
  'sign-in-failed': ({ detail }) => `เข้าสู่ระบบไม่สำเร็จ (${detail})`,
  'signed-out': () => 'ออกจากระบบ',
  'tip-list-viewed': () => 'เปิดรายการแจ้งเบาะแส',
  'tip-viewed': () => 'เปิดอ่าน',
  'original-opened': ({ detail }) => `เปิดไฟล์ต้นฉบับ (${detail})`,
  'tip-answered': () => 'ตอบผู้แจ้ง',
  'tip-status-changed': () => 'เปลี่ยนสถานะ',
  'tip-assigned': ({ name }) => `มอบให้ ${name}`,
  'tip-unassigned': () => 'เอาผู้รับผิดชอบออก',
  'tip-noted': () => 'เขียนบันทึกภายใน',
  'tip-handed-over': ({ name }) => `ส่งต่อให้ ${name}`,
  'tip-exported': ({ detail }) => `จัดทำชุดเอกสารส่ง ${detail}`,
  'tip-destroyed': ({ detail }) => `ทำลายเรื่องแจ้งเบาะแส (${detail})`,
  'access-given': ({ name }) => `ให้ ${name} เปิดอ่านได้`,
  'access-removed': ({ name }) => `ตัดสิทธิ์เปิดอ่านของ ${name}`,
  'recovery-key-made': () => 'แสดงแผ่นกุญแจกู้คืน',
  'recovery-key-erased': () => 'ลบกุญแจกู้คืนออกจากเครื่อง เหลือแต่บนกระดาษ',
  'recovery-key-renewed': ({ detail }) => `เปลี่ยนกุญแจกู้คืน (${detail})`,
  'recovery-used': ({ name }) => `ใช้กุญแจกู้คืนให้ ${name}`,
  'key-made': ({ name }) => `สร้างกุญแจของ ${name}`,
  'key-trusted': ({ name }) => `รับรองกุญแจของ ${name}`,
  'password-reset': ({ name }) => `ตั้งรหัสผ่านใหม่ให้ ${name}`,
  'second-factor-set': ({ name }) => `ตั้งรหัส 6 หลักของ ${name}`,
  'second-factor-reset': ({ name }) => `ล้างรหัส 6 หลักของ ${name}`,
  'staff-added': ({ name }) => `เพิ่มบัญชี ${name}`,
  'staff-changed': ({ name, detail }) => `แก้บัญชี ${name} (${detail})`,
  'retention-run': () => 'ตรวจและทำลายเรื่องที่ครบกำหนดเก็บ',
  'audit-viewed': () => 'เปิดประวัติการใช้งาน',
  'audit-verified': ({ detail }) => `ตรวจความครบถ้วนของประวัติ: ${detail}`,
};

/** A deed in words; one of a later version by its stored name. */
export function wordsOfDeed(deed: string, detail: string, name: string): string {
  const words = Object.hasOwn(deedWords, deed) ? deedWords[deed as Deed] : () => deed;
  return words({ detail: detailWords[detail] ?? detail, name });
}
