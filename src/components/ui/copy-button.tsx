'use client';

import { Copy } from 'lucide';
import { Button } from './button';
import { Icon } from './icon';
import { useToast } from './toast';

type CopyButtonProps = {
  text: string;
  /** What stands on it, what it is called, and what is said after. */
  words: { readonly copy: string; readonly name: string; readonly copied: string; readonly notCopied: string };
};

/** Puts a text on the clipboard and says whether that worked. */
export function CopyButton({ text, words }: CopyButtonProps) {
  const toast = useToast();
  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      toast({ text: words.copied });
    } catch {
      // Refused, or an address without encryption, where there is no clipboard at all.
      toast({ text: words.notCopied });
    }
  }
  return (
    <Button variant="outline" size={40} aria-label={words.name} onClick={() => void copy()}>
      <Icon of={Copy} size={18} />
      {words.copy}
    </Button>
  );
}
