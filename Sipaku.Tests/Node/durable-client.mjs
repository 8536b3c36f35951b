// Drives a host with the client of Durable Functions for JavaScript, as a function would, and writes what it saw as one line of JSON.
// Arguments: the host's address, and "links" for the management addresses or "rpc" for the local endpoint, which is what newer hosts hand out.
const [address, mode] = process.argv.slice(2);
process.env.WEBSITE_HOSTNAME = new URL(address).host; // else the client takes the host to be at port 7071
const df = await import('durable-functions');

const management = new URL('/runtime/webhooks/durabletask/', address).href;
const links = await (await fetch(`${management}orchestrators/Adds/INSTANCEID`, {
  method: 'POST', headers: { 'content-type': 'application/json' }, body: '[1]',
})).json();
links.rewindPostUri ??= links.terminatePostUri.replace('/terminate?', '/rewind?'); // which the answer to a start leaves out, and a client's binding has
const query = new URL(links.statusQueryGetUri).search;
const input = df.input.durableClient();
const client = df.getClient({
  options: { extraInputs: [input] },
  extraInputs: {
    get: () => ({
      taskHubName: 'TestHubName',
      creationUrls: { createNewInstancePostUri: `${management}orchestrators/{functionName}[/{instanceId}]${query}` },
      managementUrls: links,
      ...(mode === 'rpc' ? { rpcBaseUrl: management } : {}),
    }),
  },
});

const refusal = promise => promise.then(() => 'accepted', error => error.message);
const finished = async id => {
  const response = await client.waitForCompletionOrCreateCheckStatusResponse(undefined, id, { timeoutInMilliseconds: 20000, retryIntervalInMilliseconds: 10 });
  return { status: response.status, body: await response.json() };
};
const saw = {};

saw.started = await client.startNew('Adds', { instanceId: 'sum', input: [1, 2, 3] });
saw.sum = await finished('sum');
saw.again = await refusal(client.startNew('Waits', { instanceId: 'waiting' }));
saw.twice = await refusal(client.startNew('Waits', { instanceId: 'waiting' }));

await client.suspend('waiting', 'hold on');
do saw.suspended = (await client.getStatus('waiting')).runtimeStatus; while (saw.suspended === 'Running' || saw.suspended === 'Pending'); // at its next turn
await client.resume('waiting', 'go on');
await client.raiseEvent('waiting', 'go', 'said');
saw.waited = await finished('waiting');
await client.raiseEvent('waiting', 'go', 'too late'); // 410, which the client takes as well

saw.version = await client.startNew('Tells', { instanceId: 'version', version: '1.5' }).then(finished);

await client.startNew('Waits', { instanceId: 'ended' });
await client.terminate('ended', 'enough');
saw.terminated = await finished('ended');

await client.startNew('Breaks', { instanceId: 'broken' });
saw.failed = await finished('broken');
await client.rewind('broken', 'again');
saw.failedAgain = (await finished('broken')).status;
saw.notFailed = await refusal(client.rewind('sum', 'again'));
saw.unknown = await refusal(client.getStatus('nowhere'));
saw.notAFunction = (await client.startNew('Nothing').then(finished)).status;

saw.all = (await client.getStatusAll()).length;
saw.completed = (await client.getStatusBy({ runtimeStatus: [df.OrchestrationRuntimeStatus.Completed], createdTimeFrom: new Date(0) })).map(status => status.instanceId);
saw.pages = (await Promise.all([...Array(150).keys()].map(number => client.startNew('Adds', { instanceId: `page ${number}`, input: [] })))).length;
saw.paged = new Set((await client.getStatusAll()).map(status => status.instanceId)).size;

const check = client.createCheckStatusResponse({ url: `${address}api/begin` }, 'sum');
saw.check = { status: check.status, retryAfter: check.headers.get('Retry-After'), found: (await fetch(check.headers.get('Location'))).status };

saw.purged = (await client.purgeInstanceHistory('sum')).instancesDeleted;
saw.purgedTwice = (await client.purgeInstanceHistory('sum')).instancesDeleted;
saw.purgedBy = (await client.purgeInstanceHistoryBy({ createdTimeFrom: new Date(0), runtimeStatus: [df.OrchestrationRuntimeStatus.Failed] })).instancesDeleted;
console.log(JSON.stringify(saw));
