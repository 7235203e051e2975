'use client';

import { useState } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';
import { TextArea } from './text-area';

type AnswerDialogProps = {
  open: boolean;
  words: { title: string; label: string; hint: string; missing: string; keep: string; confirm: string };
  /** What was answered before, to be changed. */
  answer: string | null;
  most: number;
  pending: boolean;
  onClose: () => void;
  onSend: (text: string) => void;
};

/** Takes the shop's word about what somebody wrote; without any it says so and sends nothing. */
export function AnswerDialog({ open, words, answer, most, pending, onClose, onSend }: AnswerDialogProps) {
  const [text, setText] = useState(answer ?? '');
  const [sent, setSent] = useState(false);
  const missing = text.trim() === '';
  const confirm = () => {
    setSent(true);
    if (!missing) onSend(text);
  };
  return (
    <Dialog
      open={open}
      title={words.title}
      onClose={onClose}
      footer={
        <>
          <Button variant="ghost" size={44} onClick={onClose}>
            {words.keep}
          </Button>
          <Button size={44} pending={pending} onClick={confirm}>
            {words.confirm}
          </Button>
        </>
      }
    >
      <TextArea
        label={words.label}
        hint={words.hint}
        rows={5}
        maxLength={most}
        value={text}
        onChange={({ target }) => setText(target.value)}
        error={sent && missing && words.missing}
      />
    </Dialog>
  );
}
