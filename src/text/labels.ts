import type { RefusalReason } from '../errors.ts';
import type { Status } from '../tickets/status.ts';
import type { ActivityKind, DeliveryState, FailureReason, Priority, TicketKind } from '../tickets/ticket.ts';

/** The same words for the same things, in the chat and in the console. */
export const statusLabels: Readonly<Record<Status, string>> = {
  new: 'เรื่องใหม่',
  open: 'กำลังดำเนินการ',
  pending: 'รอข้อมูลเพิ่ม',
  resolved: 'ดำเนินการแล้ว',
  closed: 'ปิดเรื่อง',
  rejected: 'ไม่รับพิจารณา',
};

/** What a status means to the reporter, in one short sentence. */
export const statusMeanings: Readonly<Record<Status, string>> = {
  new: 'สำนักงานได้รับเรื่องแล้ว รอเจ้าหน้าที่เปิดอ่าน',
  open: 'เจ้าหน้าที่กำลังทำให้',
  pending: 'เจ้าหน้าที่รอข้อมูลเพิ่มจากท่าน',
  resolved: 'ทำเสร็จแล้ว ถ้ายังไม่เรียบร้อย เปิดเรื่องอีกครั้งได้ภายใน 30 วัน',
  closed: 'ปิดเรื่องแล้ว',
  rejected: 'สำนักงานทำเรื่องนี้ให้ไม่ได้ อ่านเหตุผลได้ในคำตอบ',
};

export const kindLabels: Readonly<Record<TicketKind, string>> = {
  complaint: 'ร้องเรียน',
  request: 'สอบถาม',
  tip: 'แจ้งเบาะแส',
};

export const priorityLabels: Readonly<Record<Priority, string>> = {
  low: 'ไม่รีบ',
  normal: 'ปกติ',
  high: 'สำคัญ',
  urgent: 'ด่วน',
};

export const deliveryLabels: Readonly<Record<DeliveryState, string>> = {
  queued: 'กำลังส่ง',
  waiting: 'รอส่ง (โควตาข้อความเดือนนี้ใกล้หมด จะส่งเมื่อผู้แจ้งทักมา)',
  sent: 'ส่งแล้ว',
  failed: 'ส่งไม่สำเร็จ',
};

export const failureLabels: Readonly<Record<FailureReason, string>> = {
  blocked: 'ผู้แจ้งบล็อกบัญชีของสำนักงาน คำตอบจะส่งเองเมื่อเลิกบล็อก',
  refused: 'LINE ไม่รับข้อความนี้',
  unreachable: 'ติดต่อ LINE ไม่ได้นานเกินไป กดลองส่งอีกครั้ง',
  'unknown-recipient': 'LINE ไม่พบผู้รับคนนี้แล้ว',
};

export const activityLabels: Readonly<Record<ActivityKind, string>> = {
  opened: 'เปิดเรื่อง',
  added: 'ผู้แจ้งเพิ่มข้อมูล',
  reopened: 'ผู้แจ้งเปิดเรื่องอีกครั้ง',
  replied: 'ตอบผู้แจ้ง',
  noted: 'บันทึกภายใน',
  status: 'เปลี่ยนสถานะ',
  assignee: 'เปลี่ยนผู้รับผิดชอบ',
  priority: 'เปลี่ยนความสำคัญ',
  unsent: 'ผู้แจ้งยกเลิกข้อความ ระบบลบเนื้อหาแล้ว',
  blocked: 'ผู้แจ้งบล็อกหรือเลิกบล็อกบัญชี',
  redelivery: 'ลองส่งคำตอบอีกครั้ง',
};

export const refusalLabels: Readonly<Record<RefusalReason, string>> = {
  'not-found': 'ไม่พบเรื่องนี้ อาจถูกย้ายหรือพิมพ์เลขผิด',
  'not-allowed': 'บัญชีของท่านไม่มีสิทธิ์ทำรายการนี้',
  'changed-meanwhile': 'มีคนอื่นแก้ไขเรื่องนี้ก่อนท่าน โปรดอ่านข้อความล่าสุดแล้วกดส่งอีกครั้ง',
  'status-not-possible': 'เปลี่ยนเป็นสถานะนี้ไม่ได้ในตอนนี้',
  'reason-missing': 'โปรดบอกเหตุผลด้วย',
  empty: 'โปรดพิมพ์ข้อความก่อน',
  'too-long': 'ข้อความยาวเกินไป โปรดย่อให้สั้นลง',
  'talk-full': 'เรื่องนี้มีข้อความมากเกินไปแล้ว โปรดเปิดเรื่องใหม่',
};
