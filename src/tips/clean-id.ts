/** The copy without metadata lies beside its file, under the same key, and goes with it. */
export const cleanIdOf = (fileId: string): string => `${fileId}.clean`;
