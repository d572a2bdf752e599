/** Words of the demo: the accounts' names and what is printed on the terminal. */
export const demoNames = {
  officer: 'สมใจ เจ้าหน้าที่สาธิต',
  tips: 'วิชัย ผู้รับเรื่องทุจริตสาธิต',
  admin: 'ผู้ดูแลระบบสาธิต',
  villager: 'ป้าแดง',
} as const;
