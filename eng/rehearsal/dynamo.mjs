// One DynamoDB call over HTTP. dynalite wants a signature and does not check it.
export async function call(url, operation, body) {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      'x-amz-date': '20150101T000000Z',
      authorization: 'AWS4-HMAC-SHA256 Credential=none/20150101/us-east-1/dynamodb/aws4_request, SignedHeaders=host, Signature=none',
    },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) {
    throw new Error(`${operation}: ${JSON.stringify(answer)}`);
  }
  return answer;
}
