import { type StepText, stepTexts } from '../text/bot.ts';
import type { FlowName } from './flows.ts';

/** The words of a flow's step. */
export function textOfStep(flow: FlowName, step: string): StepText {
  const texts: Readonly<Record<string, StepText>> = stepTexts[flow];
  return texts[step] ?? { ask: '', label: step };
}
