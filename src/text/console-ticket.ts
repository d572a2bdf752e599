import type { Attachment } from '../tickets/ticket.ts';
import type { Identity } from '../tips/tip.ts';

export const ticketText = {
  back: 'กลับไปรายการ',
  jump: 'ไปยังส่วนของหน้านี้',
  opened: 'รับเรื่อง',
  due: 'กำหนดตอบ',
  overdue: 'เกินกำหนด',
  dueSoon: 'ใกล้ครบกำหนด',
  resolved: 'เสร็จเมื่อ',
  talk: 'การพูดคุย',
  inbound: 'ผู้แจ้ง',
  outbound: 'คำตอบจากสำนักงาน',
  note: 'บันทึก (เห็นเฉพาะเจ้าหน้าที่)',
  by: (name: string) => `โดย ${name}`,
  fresh: 'ใหม่',
  unsent: 'ผู้แจ้งยกเลิกข้อความนี้ ระบบลบเนื้อหาแล้ว',
  noText: 'ไม่มีข้อความ',
  retry: 'ลองส่งอีกครั้ง',
  details: 'ข้อมูลเรื่อง',
  reporter: 'ผู้แจ้ง',
  contact: 'ชื่อหรือเบอร์ที่ให้ไว้',
  blocked: 'ผู้แจ้งบล็อกบัญชีของสำนักงานอยู่ คำตอบจะรอส่งจนกว่าจะเลิกบล็อก',
  place: 'สถานที่',
  village: (number: string) => `หมู่ที่ ${number}`,
  map: 'เปิดแผนที่',
  fact: 'ข้อมูลเพิ่มเติม',
  category: 'หมวด',
  activity: 'ประวัติการดำเนินการ',
  system: 'ระบบ',
  change: (from: string, to: string) => `จาก ${from} เป็น ${to}`,
  because: (reason: string) => `เหตุผล: ${reason}`,
  nobody: 'ยังไม่มีผู้รับผิดชอบ',
  manage: 'จัดการเรื่อง',
  photo: (position: number) => `รูปที่ ${position} (เปิดขนาดเต็ม)`,
  file: (name: string) => `ดาวน์โหลด ${name}`,
} as const;

export const ticketForms = {
  replyTitle: 'ตอบผู้แจ้ง',
  reply: 'ข้อความตอบกลับ',
  replyHint: 'ผู้แจ้งจะเห็นข้อความนี้ใน LINE',
  replyHintByCode: 'ผู้แจ้งจะเห็นข้อความนี้เมื่อเปิดดูด้วยรหัสรับเรื่อง',
  fresh: 'มีข้อความหรือบันทึกใหม่ระหว่างที่ท่านพิมพ์',
  seeFresh: 'ดูสิ่งที่เพิ่มเข้ามา',
  replySubmit: 'ส่งคำตอบ',
  templates: 'เติมข้อความสำเร็จรูป',
  templatesHint: 'กดแล้วข้อความจะต่อท้ายสิ่งที่พิมพ์ไว้ ยังไม่ส่ง แก้ไขก่อนได้',
  noteTitle: 'จดไว้ให้เพื่อนร่วมงาน',
  note: 'บันทึกภายใน',
  noteHint: 'ผู้แจ้งไม่เห็นข้อความนี้',
  noteSubmit: 'บันทึก',
  status: 'สถานะ',
  choose: 'เลือก…',
  reason: 'เหตุผล',
  reasonHint: 'ต้องใส่เมื่อไม่รับพิจารณา และควรส่งคำตอบบอกผู้แจ้งด้วย',
  statusSubmit: 'เปลี่ยนสถานะ',
  assignee: 'ผู้รับผิดชอบ',
  assigneeSubmit: 'มอบหมาย',
  priority: 'ความสำคัญ',
  prioritySubmit: 'ตั้งความสำคัญ',
  limit: (count: number) => `ได้ไม่เกิน ${count.toLocaleString('en')} ตัวอักษร`,
  noSuchStaff: 'ไม่พบเจ้าหน้าที่คนนี้ หรือบัญชีถูกปิดแล้ว โปรดเลือกใหม่',
  chooseFirst: 'โปรดเลือกก่อน',
  noRetry: 'คำตอบนี้ส่งแล้วหรือกำลังส่งอยู่ ดูสถานะการส่งใต้คำตอบ',
} as const;

/** What a form just did, said at the top of the page it leads to. */
export const doneText = {
  replied: 'ส่งคำตอบแล้ว',
  noted: 'บันทึกแล้ว',
  status: 'เปลี่ยนสถานะแล้ว',
  assignee: 'มอบหมายแล้ว',
  priority: 'ตั้งความสำคัญแล้ว',
  retried: 'กำลังส่งอีกครั้ง',
} as const;
export type Done = keyof typeof doneText;

export const reporterLabels: Readonly<Record<Identity, string>> = {
  named: 'เปิดเผยชื่อ',
  confidential: 'ปกปิดชื่อ (รู้เฉพาะผู้รับเรื่องเบาะแส)',
  anonymous: 'ไม่เปิดเผยตัวตน',
};

export const attachmentLabels: Readonly<Record<Attachment['kind'], string>> = {
  image: 'รูปภาพ',
  video: 'วิดีโอ',
  audio: 'เสียง',
  file: 'ไฟล์',
};

export const attachmentStates: Readonly<Record<Exclude<Attachment['state'], 'ready'>, string>> = {
  fetching: 'กำลังรับจาก LINE',
  gone: 'รับไม่ได้ ไฟล์หมดอายุหรือผู้แจ้งลบแล้ว',
  refused: 'ไม่รับ ไฟล์ใหญ่เกินไปหรือชนิดไฟล์ไม่ปลอดภัย',
};
