import { ticketText } from '../../text/console-ticket.ts';
import { deliveryLabels, failureLabels } from '../../text/labels.ts';
import type { Delivery, Message } from '../../tickets/ticket.ts';
import { deskPaths } from '../paths.ts';
import { FormMarks } from './form-marks.tsx';
import { mayAct, type TicketPageProps } from './ticket-page-props.ts';

interface DeliveryProps {
  readonly message: Message;
  readonly delivery: Delivery;
  readonly page: TicketPageProps;
}

/** How an answer's way to the reporter stands, why it failed if it did, and a button to try again. */
export function DeliveryLine({ message, delivery, page }: DeliveryProps) {
  const reason = delivery.reason ? ` ${failureLabels[delivery.reason]}` : '';
  const isStuck = delivery.state === 'failed' || delivery.state === 'waiting';
  return (
    <div class={`delivery delivery-${delivery.state}`}>
      <span>
        <strong>{deliveryLabels[delivery.state]}</strong>
        {reason}
      </span>
      {isStuck && mayAct(page, 'retry') ? (
        <form method="post" action={`${deskPaths.ticket}/${page.ticket.number}/retry`}>
          <FormMarks page={page} />
          <input type="hidden" name="to" value={message.id} />
          <button type="submit" class="quiet">
            {ticketText.retry}
          </button>
        </form>
      ) : null}
    </div>
  );
}
