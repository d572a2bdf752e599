/** Said before the number of a house. Longer ones first. */
export const houseWords: readonly string[] = ['บ้านเลขที่', 'เลขที่บ้าน', 'เลขที่'];
