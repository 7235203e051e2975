'use client';

import { useState, type ReactNode } from 'react';
import type { CodePurpose } from '../rules';
import { AskCode } from './ask-code';
import { EnterCode } from './enter-code';

/** The address a code was sent to, and whether the right one came back. */
export type Begun = { readonly email: string; readonly checked: boolean };

type ProveEmailProps = {
  purpose: CodePurpose;
  /** How far this browser is: a page loaded anew goes on where it was. */
  begun: Begun | null;
  /** What else there is to choose before an address is given. */
  otherWay?: ReactNode;
  /** What the address is proven for; `again` goes back to the address. */
  children: (email: string, again: () => void) => ReactNode;
};

/** An address, then the code from its mail, then what it was for. */
export function ProveEmail({ purpose, begun, otherWay, children }: ProveEmailProps) {
  const [state, setState] = useState(begun);
  const again = () => setState(null);
  if (!state) {
    return (
      <div className="grid gap-4">
        <AskCode purpose={purpose} onSent={(email) => setState({ email, checked: false })} />
        {otherWay}
      </div>
    );
  }
  if (state.checked) return children(state.email, again);
  return (
    <EnterCode
      purpose={purpose}
      email={state.email}
      onRight={() => setState({ ...state, checked: true })}
      onOther={again}
    />
  );
}
