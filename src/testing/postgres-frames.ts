/** One message of the server: its type byte and its body. */
export type Frame = { readonly type: string; readonly body: Buffer };

/** Cuts what a Postgres server sends into whole messages; the rest waits for the next chunk. Not for TLS. */
export function frameReader(): (chunk: Buffer) => Frame[] {
  let waiting: Buffer = Buffer.alloc(0);
  return (chunk) => {
    waiting = waiting.length === 0 ? chunk : Buffer.concat([waiting, chunk]);
    const frames: Frame[] = [];
    while (waiting.length >= 5) {
      const end = 1 + waiting.readUInt32BE(1);
      if (waiting.length < end) break;
      frames.push({ type: String.fromCharCode(waiting[0] ?? 0), body: waiting.subarray(5, end) });
      waiting = waiting.subarray(end);
    }
    return frames;
  };
}

/** What a finished command says of itself, such as `COMMIT` or `UPDATE 1`; nothing for other messages. */
export function commandTag({ type, body }: Frame): string | undefined {
  return type === 'C' ? body.subarray(0, -1).toString() : undefined;
}
