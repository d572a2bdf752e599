import type { Flow } from './flow.ts';
import { addition } from './flows/addition.ts';
import { complaint } from './flows/complaint.ts';
import { reopening } from './flows/reopening.ts';
import { request } from './flows/request.ts';
import { tip } from './flows/tip.ts';
import { trackCode } from './flows/track-code.ts';

const flowList = { complaint, tip, request, addition, reopening, 'track-code': trackCode } as const;

export type FlowName = keyof typeof flowList;
/** The names of a flow's own steps. */
export type StepName<F extends FlowName> = keyof (typeof flowList)[F]['steps'] & string;

export const flows: Readonly<Record<FlowName, Flow>> = flowList;
