import { drawEmblem, drawRosette, drawTint, drawWaves } from './security-print.js';
import { createSheet, drawField, drawSpecimenMark, drawText, printedDate, type Sheet } from './sheet.js';

export interface VehicleLicence {
  documentNumber: string;
  plateNumber: string;
  owner: string;
  address: string;
  make: string;
  vehicleIdentification: string;
  /** ISO date. */
  dateOfIssue: string;
}

/** Part one of a registration certificate: the vehicle, its plate and its owner. */
export function drawVehicleLicence(licence: VehicleLicence): Sheet {
  const sheet = createSheet(105, 74, 20, 2);
  drawTint(sheet, [
    [226, 240, 222],
    [244, 244, 230],
    [222, 236, 240],
  ]);
  drawWaves(
    sheet,
    507,
    [
      [80, 150, 90],
      [170, 160, 70],
      [70, 130, 160],
    ],
    0.3,
    1,
  );
  drawRosette(sheet, 78, 42, 20, [80, 140, 110], 0.26, 14);
  drawEmblem(sheet, 10, 9, 5, [30, 90, 60], 0.9);
  const heading = { colour: [24, 84, 54] as [number, number, number] };
  drawText(sheet, 'UTOPIA', 18, 9, 4, { ...heading, family: 'Specimen Serif Bold', spacingMm: 0.6 });
  drawText(sheet, 'VEHICLE LICENCE · CERTIFICAT D’IMMATRICULATION', 18, 13, 2.2, { ...heading, spacingMm: 0.14 });
  const style = { labelColour: [40, 100, 70] as [number, number, number] };
  drawField(sheet, 'A  Plate number / No d’immatriculation', licence.plateNumber, 8, 21, {
    ...style,
    valueSizeMm: 4.4,
  });
  drawField(sheet, 'Document No. / No du document', licence.documentNumber, 66, 21, { ...style, valueSizeMm: 3.2 });
  drawField(sheet, 'C.1  Owner / Titulaire', licence.owner, 8, 31, { ...style, valueSizeMm: 3.4 });
  drawField(sheet, 'C.1.3  Address / Adresse', licence.address, 8, 40, style);
  drawField(sheet, 'D.1  Make and type / Marque et type', licence.make, 8, 48, style);
  drawField(sheet, 'D.4  Vehicle type / Genre', 'SMALL CAR', 66, 48, style);
  drawField(sheet, 'E  Identification number / No d’identification', licence.vehicleIdentification, 8, 56, style);
  drawField(sheet, 'B  Date of issue / Date de délivrance', printedDate(licence.dateOfIssue), 66, 56, style);
  drawField(sheet, 'Authority / Autorité', 'TRAFFIC OFFICE, ZENITH', 8, 64, style);
  drawSpecimenMark(sheet, 66, 36, 9, -16, [180, 40, 60], 0.34);
  return sheet;
}
