'use client';

import { PickPictures } from '~/components/ui/pick-pictures';
import { ShoppingBag } from 'lucide';
import { useState } from 'react';
import { AnswerDialog } from '~/components/ui/answer-dialog';
import { Button } from '~/components/ui/button';
import { ConfirmDialog } from '~/components/ui/confirm-dialog';
import { Dialog } from '~/components/ui/dialog';
import { HeartToggle } from '~/components/ui/heart-toggle';
import { Icon } from '~/components/ui/icon';
import { Pill } from '~/components/ui/pill';
import { Stepper } from '~/components/ui/stepper';
import { useToast } from '~/components/ui/toast';

export function Heart({ name }: { name: string }) {
  const [pressed, setPressed] = useState(false);
  return <HeartToggle name={name} pressed={pressed} onPress={() => setPressed(!pressed)} />;
}

export function Count({ start, max }: { start: number; max?: number }) {
  const [value, setValue] = useState(start);
  return <Stepper name="chicken" value={value} max={max} onChange={setValue} />;
}

export function Allergen({ label, on }: { label: string; on: boolean }) {
  const [pressed, setPressed] = useState(on);
  return (
    <Pill struck pressed={pressed} onClick={() => setPressed(!pressed)}>
      {label}
    </Pill>
  );
}

/** Toasts stand where the page's own do. */
export function Overlays() {
  const toast = useToast();
  const [open, setOpen] = useState(false);
  return (
    <div className="flex gap-2">
      <Button
        variant="outline"
        size={44}
        onClick={() =>
          toast({ text: 'Added to the cart', action: { label: 'See the cart', onAction: () => undefined } })
        }
      >
        <Icon of={ShoppingBag} size={18} />
        Toast
      </Button>
      <Button variant="outline" size={44} onClick={() => setOpen(true)}>
        Dialog
      </Button>
      <Dialog
        open={open}
        title="Change address"
        onClose={() => setOpen(false)}
        footer={
          <Button size={44} onClick={() => setOpen(false)}>
            Save
          </Button>
        }
      >
        <p>Write the new address.</p>
      </Dialog>
    </div>
  );
}

type Asked = 'confirm' | 'refused' | 'answer' | null;

/** The step that is asked about twice, the same refused, and the one that wants words. */
export function Questions() {
  const [asked, setAsked] = useState<Asked>(null);
  const close = () => setAsked(null);
  return (
    <div className="flex flex-wrap gap-2">
      {(['confirm', 'refused', 'answer'] as const).map((kind) => (
        <Button key={kind} variant="outline" size={44} onClick={() => setAsked(kind)}>
          {kind}
        </Button>
      ))}
      <ConfirmDialog
        open={asked === 'confirm' || asked === 'refused'}
        title="Delete this review?"
        problem={asked === 'refused' ? 'It was answered meanwhile. Look at it once more.' : null}
        keep="Keep it"
        confirm="Delete"
        pending={false}
        onClose={close}
        onConfirm={close}
      >
        It cannot be brought back.
      </ConfirmDialog>
      <AnswerDialog
        open={asked === 'answer'}
        words={{
          title: 'Answer',
          label: 'What the shop says',
          hint: 'Everybody reads it.',
          missing: 'Write an answer.',
          keep: 'Back',
          confirm: 'Send',
        }}
        answer={null}
        most={1000}
        pending={false}
        onClose={close}
        onSend={close}
      />
    </div>
  );
}

export function Pictures() {
  return (
    <PickPictures
      onPick={() => undefined}
      className="inline-flex min-h-tap items-center rounded-r3 px-4 text-ui font-semibold"
    >
      Add pictures
    </PickPictures>
  );
}
