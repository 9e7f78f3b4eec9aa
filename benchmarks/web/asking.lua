-- For wrk: asks for the addresses of a file in turn, each thread from another place on, and says how it went as one line of JSON.
local addresses, place = {}, 0
local threads = 0

function setup(thread)
  thread:set("first", threads * 37)
  threads = threads + 1
end

function init(args)
  for line in io.lines(args[1]) do addresses[#addresses + 1] = line end
  place = first
end

function request()
  place = place % #addresses + 1
  return wrk.format("GET", addresses[place], { ["Accept"] = "text/html", ["Accept-Encoding"] = "gzip" })
end

function done(summary, latency)
  local errors = summary.errors
  io.write(string.format(
    '{"requests": %d, "seconds": %.2f, "errors": %d, "p50_ms": %.1f, "p95_ms": %.1f, "p99_ms": %.1f, "most_ms": %.1f}\n',
    summary.requests, summary.duration / 1e6, errors.connect + errors.read + errors.write + errors.status + errors.timeout,
    latency:percentile(50) / 1e3, latency:percentile(95) / 1e3, latency:percentile(99) / 1e3, latency.max / 1e3))
end
