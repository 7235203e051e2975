const SECONDS = 300;

const TYPES = {
  xml: 'application/xml; charset=utf-8',
  text: 'text/plain; charset=utf-8',
} as const;

/** A whole document of text for machines, written piece by piece as it is read. The first piece is made before anything is said. */
export async function machineAnswer(type: keyof typeof TYPES, pieces: AsyncGenerator<string>): Promise<Response> {
  const encoder = new TextEncoder();
  let piece = await pieces.next();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (piece.done) return controller.close();
      controller.enqueue(encoder.encode(piece.value));
      piece = await pieces.next();
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
  return new Response(body, {
    headers: { 'content-type': TYPES[type], 'cache-control': `public, max-age=${SECONDS}` },
  });
}
