# Two stages: the packages are installed in one, and only they go into the other.
FROM python:3.12-slim-bookworm AS build
WORKDIR /src
RUN python -m venv --without-pip /venv
# Exactly these files and no other (`make pins`).
COPY deploy/requirements.txt ./deploy/requirements.txt
RUN pip --python /venv/bin/python install --no-cache-dir \
    --require-hashes --requirement deploy/requirements.txt
COPY pyproject.toml README.md LICENSE ./
COPY bot ./bot
COPY knowledge ./knowledge
# The first question builds the search index beside the package, so that no start has to.
RUN pip --python /venv/bin/python install --no-cache-dir --no-deps . \
    && pip --python /venv/bin/python check \
    && /venv/bin/career-advisor ask hello

FROM python:3.12-slim-bookworm
RUN useradd --uid 10001 --create-home --home-dir /data advisor
# The base has no bytecode of the standard library, and at run time none can be written.
RUN python -m compileall -q -x site-packages /usr/local/lib/python3.12
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DATA_DIR=/data HEALTH_PORT=8080 LOG_FORMAT=json
WORKDIR /data
USER advisor
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import http.client as h, os; c = h.HTTPConnection('127.0.0.1', int(os.environ['HEALTH_PORT']), timeout=4); c.request('GET', '/healthz'); raise SystemExit(c.getresponse().status != 200)"]
# SIGTERM, which `docker stop` sends, lets the questions in hand be answered.
ENTRYPOINT ["career-advisor"]
CMD ["serve"]
