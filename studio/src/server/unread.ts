/** Whoever reads along may have seen enough, as in `npm start | head`: the studio goes on without saying anything. */
export function goOnUnread(): void {
  for (const stream of [process.stdout, process.stderr])
    stream.on("error", (reason: NodeJS.ErrnoException) => {
      if (reason.code !== "EPIPE") throw reason;
    });
}
