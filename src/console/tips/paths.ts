import { deskPaths } from '../paths.ts';

export const officersPath = `${deskPaths.tip}/officers`;
