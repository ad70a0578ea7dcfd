/* global SwaggerUIBundle */
// Runs in the browser: shows the document, and fetches tokens so that every route can be tried without copying one.

const spec = await (await fetch('/docs/openapi.json')).json()
const [{ url: api }] = spec.servers

const ui = SwaggerUIBundle({
  spec,
  dom_id: '#page',
  deepLinking: true,
  docExpansion: 'none',
  filter: true,
  persistAuthorization: true,
  tryItOutEnabled: true,
})

const postTo = async (url, body) => {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  const answer = await response.json()
  const refused = response.headers.get('x-error-code') ?? answer.error
  if (refused) throw new Error(`${refused}: ${answer.error_message ?? answer.error_description}`)
  return answer
}

/** The newest code in the SMS inbox. */
const codeSentTo = async (mobile) => {
  const messages = await (await fetch(`/sms/messages?mobile=${encodeURIComponent(mobile)}`)).json()
  return messages[0]?.params.code
}

const borrowerToken = async ({ mobile, password }, action) => {
  if (action === 'signup') await postTo(`${api}/1/send-mobile-code/new-user`, { mobile })
  const code = action === 'signup' ? { code: await codeSentTo(mobile) } : {}
  const { results } = await postTo(`${api}/${action}`, { mobile, password, ...code })
  return results[0].token
}

const operatorToken = async ({ name, role }) => (await postTo('/oidc/token', { name, role })).access_token

/** Each form is named after the document's security scheme whose token it fetches. */
for (const [scheme, tokenFor] of Object.entries({ borrower: borrowerToken, operator: operatorToken })) {
  const form = document.getElementById(scheme)
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const output = form.querySelector('output')
    const fields = Object.fromEntries(new FormData(form))
    try {
      ui.preauthorizeApiKey(scheme, await tokenFor(fields, event.submitter?.value))
      output.textContent = `signed in as ${fields.mobile ?? `${fields.name}, ${fields.role}`}`
      output.className = ''
    } catch (error) {
      output.textContent = error.message
      output.className = 'refused'
    }
  })
}
