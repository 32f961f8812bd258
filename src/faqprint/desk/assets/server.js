// Requests to the program that serves this page.

/** The program does not answer any more. */
export class LostServer extends Error {}

/** How long an answer may take, in ms, before the program counts as lost. */
const PATIENCE = { GET: 15000, PUT: 60000, POST: 300000 };

/**
 * One request. `body`: an object is sent as JSON, a Blob or File as it is. Gives the status, the body (an object where
 * it is JSON, else a Blob) and the ETag. Throws LostServer without an answer, or if one breaks off.
 */
export async function request(method, path, { body, etag } = {}) {
  const headers = {};
  const raw = body instanceof Blob;
  if (method !== "GET") headers["X-Faqprint"] = "1";
  if (etag) headers["If-None-Match"] = etag;
  if (body !== undefined) headers["Content-Type"] = raw ? body.type || "application/octet-stream" : "application/json";
  try {
    const response = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : raw ? body : JSON.stringify(body),
      // An ETag of our own is answered with 304; the browser's cache would turn it into 200.
      cache: etag === undefined ? "default" : "no-store",
      signal: AbortSignal.timeout(PATIENCE[method]),
    });
    const isJson = response.status !== 304 && response.headers.get("Content-Type")?.startsWith("application/json");
    // Read here and not by who asked: an answer may break off at any byte.
    const told = await (isJson ? response.json() : response.blob());
    return { status: response.status, etag: response.headers.get("ETag"), body: told };
  } catch (error) {
    throw new LostServer(String(error));
  }
}
