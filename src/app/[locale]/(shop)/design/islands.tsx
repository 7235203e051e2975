'use client';

import { ShoppingBag } from 'lucide-react';
import { useState } from 'react';
import { Button } from '~/components/ui/button';
import { Dialog } from '~/components/ui/dialog';
import { HeartToggle } from '~/components/ui/heart-toggle';
import { Icon } from '~/components/ui/icon';
import { Pill } from '~/components/ui/pill';
import { Stepper } from '~/components/ui/stepper';
import { ToastProvider, useToast } from '~/components/ui/toast';

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

function Openers() {
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

export function Overlays() {
  return (
    <ToastProvider>
      <Openers />
    </ToastProvider>
  );
}
