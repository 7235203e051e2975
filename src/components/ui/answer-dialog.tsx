'use client';

import { type ReactNode, useState } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';
import { TextArea } from './text-area';

type AnswerDialogProps = {
  open: boolean;
  words: { title: string; label: string; hint: string; missing: string; keep: string; confirm: string };
  /** What is answered: the dialog covers where it stands. */
  about?: ReactNode;
  /** What was answered before, to be changed. */
  answer: string | null;
  most: number;
  pending: boolean;
  onClose: () => void;
  onSend: (text: string) => void;
};

/** Takes the shop's word about what somebody wrote; without any it says so and sends nothing. */
export function AnswerDialog({ open, words, about, answer, most, pending, onClose, onSend }: AnswerDialogProps) {
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
      {open && about && (
        <blockquote className="mb-5 rounded-r3 bg-tile px-3.5 py-2.5 text-label/6 wrap-anywhere whitespace-pre-line">
          {about}
        </blockquote>
      )}
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
