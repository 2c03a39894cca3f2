"""Read the body of a call: a form, with files or without."""

from email.parser import BytesParser
from email.policy import HTTP
from urllib.parse import parse_qs

Fields = dict[str, str]
Files = dict[str, tuple[str, bytes]]


def read(content_type: str, body: bytes, query: str) -> tuple[Fields, Files]:
    """The fields and files of a call."""
    fields = {name: values[-1] for name, values in parse_qs(query).items()}
    if content_type.startswith("multipart/form-data"):
        more, files = _multipart(content_type, body)
        return {**fields, **more}, files
    form = parse_qs(body.decode(), keep_blank_values=True)
    return {**fields, **{name: values[-1] for name, values in form.items()}}, {}


def _multipart(content_type: str, body: bytes) -> tuple[Fields, Files]:
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    fields: Fields = {}
    files: Files = {}
    for part in BytesParser(policy=HTTP).parsebytes(head + body).iter_parts():
        name = str(part.get_param("name", header="content-disposition"))
        data = part.get_payload(decode=True)
        assert isinstance(data, bytes)
        filename = part.get_filename()
        if filename is None:
            fields[name] = data.decode()
        else:
            files[name] = (filename, data)
    return fields, files
