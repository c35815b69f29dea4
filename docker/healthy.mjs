// A container's health check: the image has no curl. Exits 0 where the address answers 200 within four seconds.
const reply = await fetch(process.argv[2], { signal: AbortSignal.timeout(4000) }).catch(() => undefined);
process.exit(reply?.status === 200 ? 0 : 1);
