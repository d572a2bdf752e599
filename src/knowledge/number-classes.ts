/** What is said does not depend on which number stands there, only on its kind. Latin, so that it stays one word. */
const classes: readonly (readonly [pattern: RegExp, name: string])[] = [
  // Five is read "ha": it is how people write that they laugh.
  [/(?<![\d,./-])5{3,}(?![\d,./-])/g, 'xlaugh'],
  [/(?<![a-z0-9])[crt][\s\p{Pd}./]{0,3}25\d{2}[\s\p{Pd}./]{0,3}\d{4,8}(?!\d)/gu, 'xticket'],
  [/(?<!\d)\d{4}(?:[\s-]?\d{4}){4}(?!\d)/g, 'xticket'],
  [/(?<!\d)\d[\s-]?\d{4}[\s-]?\d{5}[\s-]?\d{2}[\s-]?\d(?!\d)/g, 'xcitizen'],
  [/(?<!\d)(?:\+?66[\s-]?|0)(?:[689]\d(?:[\s-]?\d){7}|[2-57](?:[\s-]?\d){7})(?!\d)/g, 'xphone'],
  [/(?<!\d)25[5-9]\d(?!\d)/g, 'xyear'],
  [/(?<![\d.,])\d{6,10}(?![\d.,])/g, 'xticket'],
  [/(?<!\d)\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)/g, 'xamount'],
  [/(?<!\d)\d{1,4}\/\d{1,4}(?!\d)/g, 'xhouse'],
  [/(?<!\d)\d{5,}(?!\d)/g, 'xamount'],
];

/**
 * Puts the kind of a number in its place: ticket, citizen, phone, year, amount, house. Short numbers stay, for
 * people know a grant by its 600 baht.
 * @param normal a normalised text
 */
export function classifyNumbers(normal: string): string {
  return classes.reduce((text, [pattern, name]) => text.replace(pattern, ` ${name} `), normal);
}
